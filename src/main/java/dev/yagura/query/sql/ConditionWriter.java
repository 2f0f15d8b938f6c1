package dev.yagura.query.sql;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.plan.Test.Bounds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes condition trees. */
final class ConditionWriter {

  private final TestWriter tests;

  ConditionWriter(FieldWriter fields) {
    this.tests = new TestWriter(fields);
  }

  void write(SqlText out, Condition condition) {
    if (condition instanceof Test test) {
      tests.write(out, test);
    } else if (condition instanceof Constant constant) {
      out.add(constant == Constant.TRUE ? "true" : "false");
    } else if (condition instanceof Condition.Not not) {
      out.add("NOT (");
      write(out, not.part());
      out.add(")");
    } else if (condition instanceof Condition.And and) {
      join(out, and.parts().stream().map(this::writerOf).toList(), " AND ", "true");
    } else if (condition instanceof Condition.Or or) {
      join(out, alternatives(or.parts()), " OR ", "false");
    }
  }

  private Consumer<SqlText> writerOf(Condition condition) {
    return out -> write(out, condition);
  }

  /** Patterns of one field become one test with an array, so that the value is folded once. */
  private List<Consumer<SqlText>> alternatives(List<Condition> parts) {
    Map<Subject, List<Pattern>> patterns = new LinkedHashMap<>();
    List<Consumer<SqlText>> writers = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Test.PatternTest test) {
        patterns
            .computeIfAbsent(new Subject(test.field(), test.cased()), s -> new ArrayList<>())
            .add(test.pattern());
      } else if (part instanceof Test.KeywordTest test && test.bounds() == Bounds.NONE) {
        patterns
            .computeIfAbsent(new Subject("", test.cased()), s -> new ArrayList<>())
            .add(test.pattern());
      } else {
        writers.add(writerOf(part));
      }
    }
    List<Consumer<SqlText>> all = new ArrayList<>();
    patterns.forEach(
        (subject, list) ->
            all.add(
                out -> {
                  if (subject.field().isEmpty()) {
                    tests.keywords(out, list, subject.cased());
                  } else {
                    tests.patterns(out, subject.field(), list, subject.cased());
                  }
                }));
    all.addAll(writers);
    return all;
  }

  private static void join(
      SqlText out, List<Consumer<SqlText>> parts, String operator, String whenEmpty) {
    if (parts.isEmpty()) {
      out.add(whenEmpty);
      return;
    }
    out.add("(");
    for (int i = 0; i < parts.size(); i++) {
      out.add(i == 0 ? "" : operator);
      parts.get(i).accept(out);
    }
    out.add(")");
  }

  /**
   * What patterns are compared with.
   *
   * @param field empty for the raw text
   */
  private record Subject(String field, boolean cased) {}
}
