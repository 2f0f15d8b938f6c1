package dev.yagura.query.sql;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Wildcard;
import dev.yagura.query.plan.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what of an event a condition matched on: its positive tests that hold. */
final class MatchedWriter {

  private final FieldWriter fields;
  private final ConditionWriter conditions;
  private final Map<String, List<Condition>> byField = new LinkedHashMap<>();
  private final List<Test.KeywordTest> keywords = new ArrayList<>();

  MatchedWriter(FieldWriter fields, ConditionWriter conditions) {
    this.fields = fields;
    this.conditions = conditions;
  }

  void write(SqlText out, Condition condition) {
    collect(condition, true);
    out.add("jsonb_strip_nulls('{}'::jsonb");
    byField.forEach(
        (field, tests) -> {
          out.add(" || jsonb_build_object(").bind(field).add(", CASE WHEN ");
          conditions.write(out, Condition.or(tests));
          out.add(" THEN ");
          fields.json(out, field);
          out.add(" END)");
        });
    if (!keywords.isEmpty()) {
      out.add(" || jsonb_build_object('keywords', (SELECT jsonb_agg(k.word) FROM (");
      for (int i = 0; i < keywords.size(); i++) {
        out.add(i == 0 ? "SELECT " : " UNION ALL SELECT ");
        out.bind(words(keywords.get(i).pattern()).replace("\0", "")).add(" AS word WHERE ");
        conditions.write(out, keywords.get(i));
      }
      out.add(") AS k))");
    }
    out.add(")");
  }

  private void collect(Condition condition, boolean positive) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> collect(part, positive));
    } else if (condition instanceof Condition.Or or) {
      or.parts().forEach(part -> collect(part, positive));
    } else if (condition instanceof Condition.Not not) {
      collect(not.part(), !positive);
    } else if (positive && condition instanceof Test.KeywordTest keyword) {
      if (!keywords.contains(keyword)) {
        keywords.add(keyword);
      }
    } else if (positive && condition instanceof Test test) {
      byField
          .computeIfAbsent(test.testedField().orElseThrow(), field -> new ArrayList<>())
          .add(test);
    }
  }

  private static String words(Pattern pattern) {
    return pattern.tokens().stream()
        .map(
            token ->
                token instanceof Literal literal
                    ? literal.text()
                    : token == Wildcard.ANY ? "*" : "?")
        .collect(Collectors.joining());
  }
}
