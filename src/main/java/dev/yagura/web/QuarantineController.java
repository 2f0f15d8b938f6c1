package dev.yagura.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lines that could not be read. */
@Controller
class QuarantineController {

  private static final int LIMIT = 100;

  private final QuarantineSource source;

  QuarantineController(QuarantineSource source) {
    this.source = source;
  }

  @GetMapping("/quarantine")
  String quarantine(
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    model.addAttribute("host", Given.text(host));
    model.addAttribute("address", Address.of("/quarantine").with("host", Given.text(host)));
    model.addAttribute("page", source.quarantined(Given.text(host), Given.text(cursor), LIMIT));
    return "quarantine";
  }

  @PostMapping("/quarantine/{id}/replay")
  String replay(@PathVariable String id, Principal person, RedirectAttributes redirect) {
    boolean read = source.replay(id, person.getName());
    redirect.addFlashAttribute(
        Flash.NAME, read ? Flash.done("quarantine.replayed") : Flash.problem("quarantine.still"));
    return "redirect:/quarantine";
  }
}
