package dev.yagura.query;

import java.util.List;

/** The values of a {@link SqlStatement} as JDBC takes them. */
public final class StatementParameters {

  private StatementParameters() {}

  /** The values in order, lists as arrays that the PostgreSQL driver knows. */
  public static Object[] of(SqlStatement statement) {
    return statement.parameters().stream().map(StatementParameters::value).toArray();
  }

  /** One value. */
  public static Object value(Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    if (!list.isEmpty() && list.get(0) instanceof Integer) {
      return list.toArray(Integer[]::new);
    }
    if (!list.isEmpty() && list.get(0) instanceof Long) {
      return list.toArray(Long[]::new);
    }
    return list.toArray(String[]::new);
  }
}
