package dev.yagura.query.sql;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldCatalogue;
import dev.yagura.event.FieldPlace;
import dev.yagura.query.plan.EventPlan;
import java.util.List;
import java.util.function.Consumer;

/** Writes where the values of a field name are read from. */
final class FieldWriter {

  /** An audit record in the relation's {@code records}. */
  private static final String RECORD = "r.record";

  private final EventPlan plan;
  private int nested;

  FieldWriter(EventPlan plan) {
    this.plan = plan;
  }

  List<FieldPlace> places(String field) {
    return FieldCatalogue.places(plan.language(), plan.level(), field);
  }

  /**
   * Writes a two-valued test of any value of a field.
   *
   * @param test writes the test of one value, whose expression it gets
   */
  void anyValue(SqlText out, String field, ValueTest test) {
    List<FieldPlace> places = places(field);
    out.add("(");
    for (int i = 0; i < places.size(); i++) {
      out.add(i == 0 ? "" : " OR ");
      anyValueAt(out, places.get(i), test);
    }
    out.add(")");
  }

  private void anyValueAt(SqlText out, FieldPlace place, ValueTest test) {
    if (isSeveral(place)) {
      String alias = "v" + nested++;
      out.add("EXISTS (SELECT 1 FROM ");
      several(out, place);
      out.add(" AS ").add(alias).add("(x) WHERE ");
      test.write(out, to -> to.add("(" + alias + ".x COLLATE \"C\")"));
      out.add(")");
      nested--;
    } else {
      out.add("coalesce(");
      test.write(out, to -> single(to, place));
      out.add(", false)");
    }
  }

  /** Writes the text of a field to show or to group by; several values are joined by a comma. */
  void text(SqlText out, String field) {
    out.add("coalesce(");
    List<FieldPlace> places = places(field);
    for (int i = 0; i < places.size(); i++) {
      out.add(i == 0 ? "" : ", ");
      if (isSeveral(places.get(i))) {
        out.add("(SELECT string_agg(g.x, ', ') FROM ");
        several(out, places.get(i));
        out.add(" AS g(x))");
      } else {
        single(out, places.get(i));
      }
    }
    out.add(")");
  }

  /** Writes the value of a field as JSON; NULL where it is absent. */
  void json(SqlText out, String field) {
    out.add("coalesce(");
    List<FieldPlace> places = places(field);
    for (int i = 0; i < places.size(); i++) {
      out.add(i == 0 ? "" : ", ");
      if (places.get(i) instanceof FieldPlace.Key key) {
        out.column("fields").add(" -> ").bind(key.key());
      } else if (isSeveral(places.get(i))) {
        out.add("(SELECT jsonb_agg(g.x) FROM ");
        several(out, places.get(i));
        out.add(" AS g(x) WHERE g.x IS NOT NULL)");
      } else {
        out.add("to_jsonb(");
        single(out, places.get(i));
        out.add(")");
      }
    }
    out.add(")");
  }

  private static boolean isSeveral(FieldPlace place) {
    return place instanceof FieldPlace.Key
        || place instanceof FieldPlace.AnyRecordKey
        || place instanceof FieldPlace.AnyRecordType;
  }

  /** Writes the values of a place that may have several, as a table of one text column. */
  private static void several(SqlText out, FieldPlace place) {
    if (place instanceof FieldPlace.Key key) {
      // Lax mode takes a string as an array of one.
      out.add("(SELECT y #>> '{}' FROM jsonb_path_query(").column("fields").add(" -> ");
      out.bind(key.key()).add(", 'lax $[*]') AS q(y))");
      return;
    }
    out.add("(SELECT q.y ");
    if (place instanceof FieldPlace.AnyRecordKey key) {
      out.add("-> 'fields' ->> ").bind(key.key());
    } else {
      out.add("->> 'type'");
    }
    out.add(" FROM jsonb_array_elements(").column("records").add(") AS q(y))");
  }

  /** Writes the raw text that keywords are looked for in. */
  void raw(SqlText out) {
    if (plan.level() == EventLevel.AUDIT_RECORD) {
      out.add("((" + RECORD + " ->> 'raw') COLLATE \"C\")");
    } else {
      out.add("(").column("raw").add(" COLLATE \"C\")");
    }
  }

  private void single(SqlText out, FieldPlace place) {
    if (place instanceof FieldPlace.Column column) {
      out.add("(").column(column.name()).add(" COLLATE \"C\")");
    } else if (place instanceof FieldPlace.Time) {
      out.add("to_char(").column("time");
      out.add(" AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    } else if (place instanceof FieldPlace.RecordType) {
      out.add("((" + RECORD + " ->> 'type') COLLATE \"C\")");
    } else if (place instanceof FieldPlace.RecordKey key) {
      out.add("((" + RECORD + " -> 'fields' ->> ").bind(key.key()).add(") COLLATE \"C\")");
    } else if (place instanceof FieldPlace.Raw) {
      raw(out);
    } else {
      throw new IllegalStateException("This place may have several values: " + place);
    }
  }

  /** Writes the test of one value. */
  interface ValueTest {
    void write(SqlText out, Consumer<SqlText> value);
  }
}
