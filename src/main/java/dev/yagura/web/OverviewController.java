package dev.yagura.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page. */
@Controller
class OverviewController {

  private final OverviewSource source;
  private final Charts charts;

  OverviewController(OverviewSource source, Charts charts) {
    this.source = source;
    this.charts = charts;
  }

  @GetMapping("/")
  String overview(@ModelAttribute("reader") Reader reader, Model model) {
    OverviewModel overview = source.overview(reader.now());
    model.addAttribute("overview", overview);
    model.addAttribute(
        "chart",
        charts.of(
            overview.eventsPerHour(),
            reader,
            (from, to) ->
                Address.of("/events")
                    .with("from", reader.iso(from))
                    .with("to", reader.iso(to))
                    .toString()));
    model.addAttribute("firstLog", FirstLog.command());
    return "overview";
  }
}
