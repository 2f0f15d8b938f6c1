package dev.yagura.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** How many bytes a day each host sends of what. */
@Controller
class VolumeController {

  private static final int DAYS = 14;
  private static final int MOST_DAYS = 400;

  private final VolumeSource source;
  private final Charts charts;

  VolumeController(VolumeSource source, Charts charts) {
    this.source = source;
    this.charts = charts;
  }

  /** The first and the last day. */
  private record Days(LocalDate from, LocalDate to) {

    static Days of(@Nullable String from, @Nullable String to, LocalDate today) {
      LocalDate last = day(to, today);
      LocalDate first = day(from, last.minusDays(DAYS - 1));
      if (first.isAfter(last) || first.isBefore(last.minusDays(MOST_DAYS))) {
        first = last.minusDays(DAYS - 1);
      }
      return new Days(first, last);
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
      try {
        LocalDate given = text == null ? otherwise : LocalDate.parse(text.strip());
        return given.getYear() < 1970 || given.getYear() > 2200 ? otherwise : given;
      } catch (DateTimeException notADay) {
        return otherwise;
      }
    }
  }

  @GetMapping("/volume")
  String volume(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String time,
      @ModelAttribute("reader") Reader reader,
      Model model) {
    Days days = Days.of(from, to, reader.day(reader.now()));
    boolean byHost = "host".equals(by);
    boolean arrival = "arrival".equals(time);
    VolumeModel volume =
        source.volume(days.from(), days.to(), reader.zone(), arrival, Given.text(host));
    VolumeTable table = VolumeTable.of(volume.rows(), days.from(), days.to());
    Address address =
        Address.of("/volume")
            .with("from", from == null ? null : days.from())
            .with("to", to == null ? null : days.to())
            .with("host", Given.text(host))
            .with("time", arrival ? "arrival" : null)
            .with("by", byHost ? "host" : null);
    model.addAttribute("days", days.from());
    model.addAttribute("lastDay", days.to());
    model.addAttribute("host", Given.text(host));
    model.addAttribute("byHost", byHost);
    model.addAttribute("arrival", arrival);
    model.addAttribute("volume", volume);
    model.addAttribute("table", table);
    model.addAttribute("address", address);
    model.addAttribute("chart", chart(table, byHost, reader, Given.text(host)));
    return "volume";
  }

  private StackedChart chart(
      VolumeTable table, boolean byHost, Reader reader, @Nullable String host) {
    List<StackedChart.Slot> slots =
        table.days().stream()
            .map(
                day ->
                    new StackedChart.Slot(
                        day.toString(),
                        day.toString().substring(5),
                        Address.of("/events")
                            .with("from", day)
                            .with("to", day.plusDays(1))
                            .with("host", host)
                            .toString(),
                        true))
            .toList();
    return StackedChart.of(
        slots,
        table.stacked(byHost ? VolumeTable.Line::host : VolumeTable.Line::sourcetype),
        charts.others(reader),
        reader::bytes);
  }

  /** The same numbers as a file. */
  @GetMapping("/volume.csv")
  ResponseEntity<String> file(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String time,
      @ModelAttribute("reader") Reader reader) {
    Days days = Days.of(from, to, reader.day(reader.now()));
    VolumeModel volume =
        source.volume(
            days.from(), days.to(), reader.zone(), "arrival".equals(time), Given.text(host));
    StringBuilder csv = new StringBuilder("host,sourcetype,day,lines,events,bytes\r\n");
    for (VolumeModel.VolumeRow row : volume.rows()) {
      csv.append(CsvCell.of(row.host())).append(',');
      csv.append(CsvCell.of(row.sourcetype())).append(',');
      csv.append(row.day()).append(',').append(row.lines()).append(',');
      csv.append(row.events()).append(',').append(row.bytes()).append("\r\n");
    }
    ContentDisposition name =
        ContentDisposition.attachment()
            .filename("volume-" + days.from() + "-" + days.to() + ".csv")
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .body(csv.toString());
  }
}
