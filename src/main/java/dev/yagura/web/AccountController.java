package dev.yagura.web;

import dev.yagura.account.Language;
import dev.yagura.account.People;
import dev.yagura.account.Preferences;
import dev.yagura.account.Theme;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the reader wants the pages. */
@Controller
class AccountController {

  private final People people;

  AccountController(People people) {
    this.people = people;
  }

  @GetMapping("/account")
  String account(Model model) {
    model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
    model.addAttribute("languages", Language.values());
    model.addAttribute("themes", Theme.values());
    return "account";
  }

  @PostMapping("/account")
  String prefer(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam String zone,
      @RequestParam String theme,
      @RequestParam(required = false) @Nullable String shortcuts,
      Principal person,
      RedirectAttributes redirect) {
    ZoneId chosen;
    try {
      chosen = ZoneId.of(zone.strip());
    } catch (DateTimeException unknown) {
      redirect.addFlashAttribute(Flash.NAME, Flash.problem("account.zone_unknown"));
      return "redirect:/account";
    }
    people.prefer(
        person.getName(),
        new Preferences(
            language == null ? null : Language.ofCode(language).orElse(null),
            chosen,
            Theme.ofWord(theme).orElse(Theme.SYSTEM),
            shortcuts != null));
    redirect.addFlashAttribute(Flash.NAME, Flash.done("account.saved"));
    return "redirect:/account";
  }
}
