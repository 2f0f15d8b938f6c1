package dev.yagura.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A chart of stacked bars, ready to be drawn: bars on a field of 10 units a bar by 100 units of
 * height, from the top.
 *
 * @param series the kinds, those of the most first; the ninth and later ones are joined
 * @param ticks lines of the scale, from the top
 */
record StackedChart(List<Series> series, List<Bar> bars, List<Tick> ticks, boolean empty) {

  private static final int MOST_SERIES = 8;
  private static final int LABELS = 8;
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** A kind; {@code number} says which colour it has. */
  public record Series(String name, int number, String total) {}

  /** A line of the scale at {@code y} units from the top. */
  public record Tick(String label, double y) {}

  /** A part of a bar. */
  public record Part(int number, double y, double height) {}

  /**
   * A bar.
   *
   * @param label the whole label, for the title and the table
   * @param shortLabel what stands under the bar; empty where there is no room
   * @param values for each series, as text, for the table
   * @param link where it leads; null for nowhere
   * @param collected false where no data came
   */
  public record Bar(
      int x,
      String label,
      String shortLabel,
      List<Part> parts,
      List<String> values,
      String total,
      @Nullable String link,
      boolean collected) {}

  /** One bar's label, short label, link and whether data came. */
  record Slot(String label, String shortLabel, @Nullable String link, boolean collected) {}

  /** The width of the field. */
  public int width() {
    return bars.size() * 10;
  }

  /** Draws: {@code values} holds for each kind its number for each slot. */
  static StackedChart of(
      List<Slot> slots, Map<String, List<Long>> values, String others, LongFunction<String> text) {
    Map<String, List<Long>> kept = joined(values, others);
    long highest = 0;
    for (int i = 0; i < slots.size(); i++) {
      highest = Math.max(highest, sum(kept, i));
    }
    double top = top(highest);
    Map<String, Integer> numbers = SeriesColours.of(kept.keySet());
    List<Bar> bars = new ArrayList<>();
    int labelEvery = Math.max(1, (slots.size() + LABELS - 1) / LABELS);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      List<Part> parts = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      double y = 100;
      for (Map.Entry<String, List<Long>> one : kept.entrySet()) {
        long value = one.getValue().get(i);
        cells.add(text.apply(value));
        if (value > 0) {
          double height = rounded(value * 100 / top);
          y = rounded(y - height);
          parts.add(new Part(numbers.get(one.getKey()), y, height));
        }
      }
      String shown = i % labelEvery == 0 ? slot.shortLabel() : "";
      String total = text.apply(sum(kept, i));
      bars.add(
          new Bar(i * 10, slot.label(), shown, parts, cells, total, slot.link(), slot.collected()));
    }
    List<Series> series =
        kept.entrySet().stream()
            .map(
                one ->
                    new Series(
                        one.getKey(),
                        numbers.get(one.getKey()),
                        text.apply(one.getValue().stream().mapToLong(Long::longValue).sum())))
            .toList();
    List<Tick> ticks =
        List.of(
            new Tick(text.apply((long) top), 0),
            new Tick(text.apply((long) (top / 2)), 50),
            new Tick(text.apply(0), 100));
    return new StackedChart(series, bars, ticks, highest == 0);
  }

  private static Map<String, List<Long>> joined(Map<String, List<Long>> values, String others) {
    List<Map.Entry<String, List<Long>>> byTotal = new ArrayList<>(values.entrySet());
    byTotal.sort(
        (a, b) ->
            Long.compare(
                b.getValue().stream().mapToLong(Long::longValue).sum(),
                a.getValue().stream().mapToLong(Long::longValue).sum()));
    Map<String, List<Long>> kept = new LinkedHashMap<>();
    for (int i = 0; i < byTotal.size(); i++) {
      if (i < MOST_SERIES - 1 || byTotal.size() == MOST_SERIES) {
        kept.put(byTotal.get(i).getKey(), byTotal.get(i).getValue());
      } else {
        kept.merge(others, byTotal.get(i).getValue(), StackedChart::added);
      }
    }
    return kept;
  }

  private static List<Long> added(List<Long> one, List<Long> other) {
    List<Long> sums = new ArrayList<>(one);
    for (int i = 0; i < sums.size(); i++) {
      sums.set(i, sums.get(i) + other.get(i));
    }
    return sums;
  }

  private static long sum(Map<String, List<Long>> values, int slot) {
    return values.values().stream().mapToLong(one -> one.get(slot)).sum();
  }

  /** The next round number above. */
  private static double top(long highest) {
    if (highest <= 2) {
      return 2;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(highest)));
    for (double step : STEPS) {
      if (step * magnitude >= highest) {
        return step * magnitude;
      }
    }
    return 10 * magnitude;
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
