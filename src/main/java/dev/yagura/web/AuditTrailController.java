package dev.yagura.web;

import dev.yagura.account.AuditEntry;
import dev.yagura.account.AuditTrail;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what to what. */
@Controller
class AuditTrailController {

  private static final int LIMIT = 100;

  private final AuditTrail trail;

  AuditTrailController(AuditTrail trail) {
    this.trail = trail;
  }

  @GetMapping("/audit-trail")
  String trail(@RequestParam(required = false) @Nullable String cursor, Model model) {
    List<AuditEntry> entries = trail.entries(number(cursor), LIMIT);
    String next = entries.size() == LIMIT ? String.valueOf(entries.get(LIMIT - 1).id()) : null;
    model.addAttribute("page", new Page<>(entries, next));
    model.addAttribute("address", Address.of("/audit-trail"));
    return "audit-trail";
  }

  private static @Nullable Long number(@Nullable String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
