package dev.yagura.query.sql;

import dev.yagura.event.EventRelation;
import dev.yagura.query.EventSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes which events are read. Every read of stored events is bound by arrival day. */
final class SetWriter {

  private static final String RECORDSET =
      EventRelation.columnTypes().entrySet().stream()
          .map(column -> "\"" + column.getKey() + "\" " + column.getValue())
          .collect(Collectors.joining(", ", " AS e(", ")"));

  private SetWriter() {}

  /** Writes the relation for FROM, under the alias {@code e}. */
  static void from(SqlText out, EventSet set) {
    if (set instanceof EventSet.Bound bound) {
      out.add("jsonb_to_recordset(").bind(bound.json(), "jsonb").add(")").add(RECORDSET);
    } else {
      out.add(EventRelation.STORED).add(" AS e");
    }
  }

  /** Writes the bounds for WHERE, each followed by AND. */
  static void bounds(SqlText out, EventSet set) {
    if (set instanceof EventSet.Range range) {
      days(out, range.firstArrivalDay(), range.lastArrivalDay());
      String time = range.byArrival() ? "arrived" : "time";
      out.column(time).add(" >= ").bind(range.from().atOffset(ZoneOffset.UTC), "timestamptz");
      out.add(" AND ").column(time).add(" < ");
      out.bind(range.to().atOffset(ZoneOffset.UTC), "timestamptz").add(" AND ");
      if (!range.hostIds().isEmpty()) {
        out.column("host_id").add(" = ANY (");
        out.bind(range.hostIds().stream().sorted().toList(), "integer[]").add(") AND ");
      }
    } else if (set instanceof EventSet.Slices slices) {
      slices(out, slices.slices());
    }
  }

  private static void days(SqlText out, LocalDate first, LocalDate last) {
    out.column("arrival_day").add(" BETWEEN ").bind(first, "date");
    out.add(" AND ").bind(last, "date").add(" AND ");
  }

  private static void slices(SqlText out, List<EventSet.Slice> slices) {
    List<LocalDate> days = slices.stream().map(EventSet.Slice::day).toList();
    days(
        out,
        days.stream().min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH),
        days.stream().max(Comparator.naturalOrder()).orElse(LocalDate.EPOCH));
    List<Long> whole = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    for (EventSet.Slice slice : slices) {
      List<Integer> chosen = slice.ordinals();
      if (chosen == null) {
        whole.add(slice.sliceId());
      } else {
        chosen.forEach(ordinal -> ids.add(slice.sliceId()));
        ordinals.addAll(chosen);
      }
    }
    out.add("(");
    if (!whole.isEmpty()) {
      out.column("slice_id").add(" = ANY (").bind(List.copyOf(whole), "bigint[]").add(")");
    }
    if (whole.isEmpty() || !ids.isEmpty()) {
      out.add(whole.isEmpty() ? "(" : " OR (").column("slice_id").add(", ").column("ordinal");
      out.add(") IN (SELECT s.slice_id, s.ordinal FROM unnest(").bind(List.copyOf(ids), "bigint[]");
      out.add(", ").bind(List.copyOf(ordinals), "integer[]").add(") AS s(slice_id, ordinal))");
    }
    out.add(") AND ");
  }
}
