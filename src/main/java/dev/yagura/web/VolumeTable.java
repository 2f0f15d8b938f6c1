package dev.yagura.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Volume by host and sourcetype, with what one wants to know of each: how much a day.
 *
 * @param days from the first to the last, without gaps
 * @param lines those of the most bytes first
 */
record VolumeTable(List<LocalDate> days, List<Line> lines, long bytes, long events) {

  /**
   * What a host sends of one sourcetype.
   *
   * @param perDay bytes on each day
   * @param average bytes a day, over all days of the range
   */
  record Line(
      String host,
      String sourcetype,
      List<Long> perDay,
      long average,
      long highest,
      long last,
      long total,
      long events) {}

  private record Key(String host, String sourcetype) {}

  static VolumeTable of(List<VolumeModel.VolumeRow> rows, LocalDate from, LocalDate to) {
    List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
    Map<Key, List<VolumeModel.VolumeRow>> grouped = new LinkedHashMap<>();
    for (VolumeModel.VolumeRow row : rows) {
      if (!row.day().isBefore(from) && !row.day().isAfter(to)) {
        grouped
            .computeIfAbsent(new Key(row.host(), row.sourcetype()), key -> new ArrayList<>())
            .add(row);
      }
    }
    List<Line> lines = new ArrayList<>();
    grouped.forEach((key, own) -> lines.add(line(key, own, days)));
    lines.sort(Comparator.comparingLong(Line::total).reversed());
    return new VolumeTable(
        days,
        lines,
        lines.stream().mapToLong(Line::total).sum(),
        lines.stream().mapToLong(Line::events).sum());
  }

  private static Line line(Key key, List<VolumeModel.VolumeRow> own, List<LocalDate> days) {
    Map<LocalDate, Long> byDay = new TreeMap<>();
    own.forEach(row -> byDay.merge(row.day(), row.bytes(), Long::sum));
    List<Long> perDay = days.stream().map(day -> byDay.getOrDefault(day, 0L)).toList();
    long total = perDay.stream().mapToLong(Long::longValue).sum();
    return new Line(
        key.host(),
        key.sourcetype(),
        perDay,
        total / days.size(),
        perDay.stream().mapToLong(Long::longValue).max().orElse(0),
        perDay.get(perDay.size() - 1),
        total,
        own.stream().mapToLong(VolumeModel.VolumeRow::events).sum());
  }

  /** Bytes on each day for each host, sourcetype, or whatever {@code name} gives. */
  Map<String, List<Long>> stacked(Function<Line, String> name) {
    Map<String, List<Long>> stacked = new LinkedHashMap<>();
    for (Line line : lines) {
      stacked.merge(
          name.apply(line),
          line.perDay(),
          (one, other) -> {
            List<Long> sums = new ArrayList<>(one);
            for (int i = 0; i < sums.size(); i++) {
              sums.set(i, sums.get(i) + other.get(i));
            }
            return sums;
          });
    }
    return stacked;
  }
}
