package dev.yagura.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The search over events. */
@Controller
class EventsController {

  private static final int LIMIT = 100;
  private static final int LONGEST_QUERY = 20_000;

  private final EventsSource source;
  private final Charts charts;

  EventsController(EventsSource source, Charts charts) {
    this.source = source;
    this.charts = charts;
  }

  @GetMapping("/events")
  String events(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String time,
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String sourcetype,
      @RequestParam(required = false) @Nullable String cursor,
      @ModelAttribute("reader") Reader reader,
      Model model) {
    TimeRange range = TimeRange.of(from, to, "-24h", reader.zone(), reader.now());
    String query = q == null ? "" : q.strip();
    if (query.length() > LONGEST_QUERY) {
      query = query.substring(0, LONGEST_QUERY);
    }
    EventFilter filter =
        new EventFilter(
            range.from(),
            range.to(),
            "arrival".equals(time),
            Given.text(host),
            Given.text(sourcetype),
            query);
    Address address =
        Address.of("/events")
            .with("q", query)
            .with("from", range.fromText().equals("-24h") ? null : range.fromText())
            .with("to", range.toText())
            .with("time", filter.arrival() ? "arrival" : null)
            .with("host", filter.host())
            .with("sourcetype", filter.sourcetype());
    EventListModel list = source.events(filter, range.span(), Given.text(cursor), LIMIT);
    model.addAttribute("filter", filter);
    model.addAttribute("range", range);
    model.addAttribute("presets", TimeRange.PRESETS);
    model.addAttribute("address", address);
    model.addAttribute("list", list);
    if (list.histogram() != null) {
      model.addAttribute(
          "chart",
          charts.of(
              list.histogram(),
              reader,
              (start, end) ->
                  address.with("from", reader.iso(start)).with("to", reader.iso(end)).toString()));
    }
    if (list.nearest() != null) {
      model.addAttribute(
          "nearest",
          address
              .with("from", reader.iso(list.nearest().minusSeconds(1800)))
              .with("to", reader.iso(list.nearest().plusSeconds(1800))));
    }
    return "events";
  }
}
