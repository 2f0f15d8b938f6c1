package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of alerts. */
@Controller
class AlertsController {

  private static final int LIMIT = 50;
  private static final List<String> STATUSES =
      List.of("open", "new", "in_progress", "closed", "all");
  private static final List<String> SEVERITIES =
      List.of("medium_up", "all", "critical", "high", "medium", "low", "informational");

  private final AlertsSource source;

  AlertsController(AlertsSource source) {
    this.source = source;
  }

  @GetMapping("/alerts")
  String alerts(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String severity,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String technique,
      @RequestParam(required = false) @Nullable String assignee,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String cursor,
      @ModelAttribute("reader") Reader reader,
      Model model) {
    AlertFilter filter =
        new AlertFilter(
            Given.word(status, STATUSES, "open"),
            Given.word(severity, SEVERITIES, "medium_up"),
            Given.text(rule),
            Given.text(host),
            Given.text(technique),
            Given.text(assignee),
            instant(from, reader),
            instant(to, reader));
    Address address =
        Address.of("/alerts")
            .with("status", filter.status().equals("open") ? null : filter.status())
            .with("severity", filter.severity().equals("medium_up") ? null : filter.severity())
            .with("rule", filter.rule())
            .with("host", filter.host())
            .with("technique", filter.technique())
            .with("assignee", filter.assignee())
            .with("from", filter.from() == null ? null : from)
            .with("to", filter.to() == null ? null : to);
    model.addAttribute("filter", filter);
    model.addAttribute("fromText", from == null ? "" : from);
    model.addAttribute("toText", to == null ? "" : to);
    model.addAttribute("address", address);
    model.addAttribute("statuses", STATUSES);
    model.addAttribute("list", source.alerts(filter, Given.text(cursor), LIMIT, reader.now()));
    return "alerts";
  }

  private static @Nullable Instant instant(@Nullable String text, Reader reader) {
    return text == null
        ? null
        : TimeRange.read(text.strip(), reader.zone(), reader.now()).orElse(null);
  }
}
