package dev.yagura.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One alert: what, where, who, when, why. */
@Controller
class AlertController {

  private final AlertsSource source;

  AlertController(AlertsSource source) {
    this.source = source;
  }

  @GetMapping("/alerts/{id}")
  String alert(@PathVariable String id, Model model) {
    model.addAttribute("model", source.alert(id).orElseThrow(NotFoundException::new));
    return "alert";
  }
}
