package dev.yagura.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** All hosts. */
@Controller
class HostsController {

  private final HostsSource source;

  HostsController(HostsSource source) {
    this.source = source;
  }

  @GetMapping("/hosts")
  String hosts(@ModelAttribute("reader") Reader reader, Model model) {
    model.addAttribute("hosts", source.hosts(reader.now()));
    return "hosts";
  }
}
