package dev.yagura.web;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws counts over time for a reader. */
@Component
class Charts {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
  private static final DateTimeFormatter DAY_HOUR =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final MessageSource messages;

  Charts(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A chart of counts.
   *
   * @param link the address of what a span counts, from its start and its end
   */
  StackedChart of(Counts counts, Reader reader, BiFunction<Instant, Instant, String> link) {
    Duration width = counts.width();
    Duration whole = width.multipliedBy(counts.starts().size());
    DateTimeFormatter shortForm = shortForm(width, whole);
    List<StackedChart.Slot> slots = new ArrayList<>();
    for (int i = 0; i < counts.starts().size(); i++) {
      Instant start = counts.starts().get(i);
      Instant end = start.plus(width);
      String shortLabel = shortForm.format(start.atZone(reader.zone()));
      slots.add(
          new StackedChart.Slot(
              reader.time(start), shortLabel, link.apply(start, end), counts.collected().get(i)));
    }
    return StackedChart.of(slots, counts.series(), others(reader), reader::count);
  }

  /** What the kinds that have no colour of their own are called. */
  String others(Reader reader) {
    return messages.getMessage("chart.others", null, Locale.forLanguageTag(reader.language()));
  }

  private static DateTimeFormatter shortForm(Duration width, Duration whole) {
    if (width.compareTo(Duration.ofMinutes(1)) < 0) {
      return SECOND;
    }
    if (whole.compareTo(Duration.ofHours(49)) < 0) {
      return HOUR;
    }
    return width.compareTo(Duration.ofHours(12)) < 0 ? DAY_HOUR : DAY;
  }
}
