package dev.yagura.detect.run;

import dev.yagura.event.EventId;
import dev.yagura.query.SqlStatement;
import dev.yagura.query.StatementParameters;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs the statements of rules: each in a read-only transaction of its own, with a time limit. */
@Component
public class RuleStatements {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcTemplate database;
  private final TransactionTemplate reading;

  RuleStatements(JdbcTemplate database, PlatformTransactionManager transactions) {
    this.database = database;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  /**
   * The rows of a statement of {@link dev.yagura.query.EventQuery#matches}.
   *
   * @throws org.springframework.dao.DataAccessException when it fails, or takes longer
   */
  public List<Match> run(SqlStatement statement, Duration timeout) {
    return Objects.requireNonNull(
        reading.execute(
            status -> {
              database.execute("SET LOCAL statement_timeout = " + timeout.toMillis());
              return database.query(
                  statement.text(), (row, number) -> match(row), StatementParameters.of(statement));
            }));
  }

  private static Match match(ResultSet row) throws SQLException {
    return new Match(
        new EventId(
            row.getInt("retention_class"),
            row.getObject("arrival_day", LocalDate.class),
            row.getInt("host_id"),
            row.getLong("slice_id"),
            row.getInt("ordinal")),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        row.getString("host"),
        row.getInt("event_count"),
        Objects.requireNonNullElse(row.getString("event_key"), ""),
        texts(row.getArray("group_values")),
        texts(row.getArray("counted_value")),
        json(row.getString("matched")));
  }

  private static List<@Nullable String> texts(@Nullable Array array) throws SQLException {
    return array == null
        ? Collections.emptyList()
        : Collections.unmodifiableList(Arrays.asList((String[]) array.getArray()));
  }

  static Map<String, Object> json(@Nullable String json) {
    return json == null ? Map.of() : JSON.readValue(json, new TypeReference<>() {});
  }
}
