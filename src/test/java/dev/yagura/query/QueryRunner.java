package dev.yagura.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs compiled statements in tests. */
public final class QueryRunner {

  private QueryRunner() {}

  /**
   * A row of a query's matches.
   *
   * @param recordLine 0 for whole events
   */
  public record Match(
      int ordinal,
      int recordLine,
      String host,
      List<String> groupValues,
      List<String> counted,
      String matched) {}

  public static List<Match> matches(DataSource database, SqlStatement statement) {
    try (Connection connection = database.getConnection()) {
      return matches(connection, statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(statement.text(), failure);
    }
  }

  public static List<Match> matches(Connection connection, SqlStatement statement)
      throws SQLException {
    List<Match> matches = new ArrayList<>();
    try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
      bind(connection, prepared, statement.parameters());
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          matches.add(
              new Match(
                  rows.getInt("ordinal"),
                  rows.getInt("record_line"),
                  rows.getString("host"),
                  texts(rows, "group_values"),
                  texts(rows, "counted_value"),
                  rows.getString("matched")));
        }
      }
    }
    return matches;
  }

  public static void bind(Connection connection, PreparedStatement prepared, List<Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof List<?> list) {
        Object first = list.isEmpty() ? "" : list.get(0);
        String type =
            first instanceof Long ? "bigint" : first instanceof Integer ? "integer" : "text";
        prepared.setArray(i + 1, connection.createArrayOf(type, list.toArray()));
      } else {
        prepared.setObject(i + 1, value);
      }
    }
  }

  private static List<String> texts(ResultSet rows, String column) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Object text : (Object[]) rows.getArray(column).getArray()) {
      texts.add((String) text);
    }
    return texts;
  }
}
