package dev.yagura.web;

import dev.yagura.account.People;
import dev.yagura.account.PersonProblemException;
import dev.yagura.account.Role;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in, and what they may do. */
@Controller
class PeopleController {

  private static final String PAGE = "redirect:/people";

  private final People people;

  PeopleController(People people) {
    this.people = people;
  }

  @GetMapping("/people")
  String people(Model model) {
    model.addAttribute("people", people.all());
    model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::word).toList());
    return "people";
  }

  @PostMapping("/people")
  String add(
      @RequestParam String username,
      @RequestParam String role,
      Principal person,
      RedirectAttributes redirect) {
    Role given = Role.ofWord(role).orElse(Role.VIEWER);
    return told(
        redirect,
        () ->
            Flash.done("people.added", username)
                .withSecret(people.add(username, given, person.getName())));
  }

  @PostMapping("/people/{username}/role")
  String role(
      @PathVariable String username,
      @RequestParam String role,
      Principal person,
      RedirectAttributes redirect) {
    Role given = Role.ofWord(role).orElse(Role.VIEWER);
    return told(
        redirect,
        () -> {
          people.changeRole(username, given, person.getName());
          return Flash.done("people.role_changed", username);
        });
  }

  @PostMapping("/people/{username}/enabled")
  String enabled(
      @PathVariable String username,
      @RequestParam boolean enabled,
      Principal person,
      RedirectAttributes redirect) {
    return told(
        redirect,
        () -> {
          people.setEnabled(username, enabled, person.getName());
          return Flash.done(enabled ? "people.enabled" : "people.disabled", username);
        });
  }

  @PostMapping("/people/{username}/password")
  String password(@PathVariable String username, Principal person, RedirectAttributes redirect) {
    return told(
        redirect,
        () ->
            Flash.done("people.reset", username)
                .withSecret(people.resetPassword(username, person.getName())));
  }

  private static String told(RedirectAttributes redirect, Supplier<Flash> act) {
    try {
      redirect.addFlashAttribute(Flash.NAME, act.get());
    } catch (PersonProblemException refused) {
      redirect.addFlashAttribute(
          Flash.NAME,
          Flash.problem("person.problem." + refused.problem().name().toLowerCase(Locale.ROOT)));
    }
    return PAGE;
  }
}
