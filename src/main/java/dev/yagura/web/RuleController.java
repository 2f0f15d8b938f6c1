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

/** One rule: what it says, what became of it, whether it can fire. */
@Controller
class RuleController {

  private final RulesSource source;

  RuleController(RulesSource source) {
    this.source = source;
  }

  @GetMapping("/rules/{id}")
  String rule(@PathVariable String id, Model model) {
    model.addAttribute("model", source.rule(id).orElseThrow(NotFoundException::new));
    return "rule";
  }

  @PostMapping("/rules/{id}/enabled")
  String setEnabled(
      @PathVariable String id,
      @RequestParam boolean enabled,
      @RequestParam(required = false) @Nullable String back,
      Principal person,
      RedirectAttributes redirect) {
    if (!source.setEnabled(id, enabled, person.getName())) {
      throw new NotFoundException();
    }
    redirect.addFlashAttribute(
        Flash.NAME, Flash.done(enabled ? "rule.done.enabled" : "rule.done.disabled"));
    return "redirect:" + Address.local(back, "/rules");
  }
}
