package dev.yagura.query.sql;

import dev.yagura.query.SqlStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A statement while it is written. Rule text only ever gets in as a bound value. */
final class SqlText {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /** Adds SQL of our own. */
  SqlText add(String sql) {
    text.append(sql);
    return this;
  }

  /** Adds a name of the {@link dev.yagura.event.EventRelation} under the alias {@code e}. */
  SqlText column(String name) {
    text.append("e.\"").append(name).append('"');
    return this;
  }

  /** Binds a text; an unpaired surrogate, which no stored text has, is replaced. */
  SqlText bind(String value) {
    text.append("?::text");
    parameters.add(storable(value));
    return this;
  }

  /** Binds texts as one array. */
  SqlText bindAll(Collection<String> values) {
    text.append("?::text[]");
    parameters.add(values.stream().map(SqlText::storable).toList());
    return this;
  }

  /** Binds a value under a type. */
  SqlText bind(Object value, String type) {
    text.append("?::").append(type);
    parameters.add(value);
    return this;
  }

  SqlStatement statement() {
    return new SqlStatement(text.toString(), List.copyOf(parameters));
  }

  private static String storable(String value) {
    boolean paired =
        value
            .codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    if (paired) {
      return value;
    }
    StringBuilder replaced = new StringBuilder();
    value
        .codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }
}
