package dev.yagura.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** One host: what it sends, how its clock goes, what was found on it. */
@Controller
class HostController {

  private final HostsSource source;
  private final Charts charts;

  HostController(HostsSource source, Charts charts) {
    this.source = source;
    this.charts = charts;
  }

  @GetMapping("/hosts/{host}")
  String host(@PathVariable String host, @ModelAttribute("reader") Reader reader, Model model) {
    HostModel found = source.host(host, reader.now()).orElseThrow(NotFoundException::new);
    model.addAttribute("model", found);
    model.addAttribute(
        "chart",
        charts.of(
            found.eventsPerHour(),
            reader,
            (from, to) ->
                Address.of("/events")
                    .with("host", host)
                    .with("from", reader.iso(from))
                    .with("to", reader.iso(to))
                    .toString()));
    return "host";
  }
}
