package dev.yagura.query.spl.plan;

import dev.yagura.query.regex.Regex;
import dev.yagura.query.spl.tree.Aggregate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name stands for at one point of the pipeline. */
sealed interface Column {

  /**
   * The first of these fields of the event that is there.
   *
   * @param whenAbsent the value where none is; null: no value then
   */
  record Field(List<String> names, @Nullable String whenAbsent) implements Column {

    Field(String name) {
      this(List.of(name), null);
    }
  }

  /**
   * The time of the event.
   *
   * @param span cut down to a multiple of it; null for the time itself
   */
  record Time(@Nullable Duration span) implements Column {}

  /**
   * What is computed over a group.
   *
   * @param of what the aggregate's field stood for; null for a bare count
   */
  record Aggregated(Aggregate aggregate, @Nullable Column of) implements Column {}

  /**
   * A part of a field that an expression took out: there if the expression is found.
   *
   * @param before what the name stood for, and still does where it is not found
   */
  record Extracted(Field from, Regex regex, Column before) implements Column {}

  /** Something that conditions cannot ask about. */
  record Computed(String how) implements Column {}

  /** There is no such field. */
  record Absent() implements Column {}
}
