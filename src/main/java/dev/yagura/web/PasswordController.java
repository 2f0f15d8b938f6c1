package dev.yagura.web;

import dev.yagura.account.People;
import dev.yagura.account.PersonProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The change of one's own password; the first thing after a one-time password. */
@Controller
class PasswordController {

  private final People people;

  PasswordController(People people) {
    this.people = people;
  }

  @GetMapping("/account/password")
  String password() {
    return "password";
  }

  @PostMapping("/account/password")
  String change(
      @RequestParam String present,
      @RequestParam String wanted,
      @RequestParam String repeated,
      Principal person,
      HttpServletRequest request,
      RedirectAttributes redirect)
      throws ServletException {
    String username = person.getName();
    try {
      people.changePassword(username, present, wanted, repeated);
    } catch (PersonProblemException refused) {
      redirect.addFlashAttribute(
          Flash.NAME,
          Flash.problem("person.problem." + refused.problem().name().toLowerCase(Locale.ROOT)));
      return "redirect:/account/password";
    }
    // Every session of the old password has ended with it; this one begins anew.
    request.logout();
    request.login(username, wanted);
    redirect.addFlashAttribute(Flash.NAME, Flash.done("password.changed"));
    return "redirect:/";
  }
}
