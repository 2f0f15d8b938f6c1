package dev.yagura.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.event.AsciiFold;
import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.EventSet;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.SqlStatement;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test.Bounds;
import dev.yagura.query.plan.Test.ExistsTest;
import dev.yagura.query.plan.Test.KeywordTest;
import dev.yagura.query.plan.Test.PatternTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlannedQueryIT {

  private static final DataSource DATABASE = TestDatabase.fresh();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @BeforeAll
  static void storeEvents() {
    TestDatabase.execute(
        DATABASE, "INSERT INTO hosts (name, first_seen) VALUES ('web1', now()), ('db1', now())");
    for (int day = 25; day < 27; day++) {
      TestDatabase.execute(
          DATABASE,
          ("CREATE TABLE events_day_%d PARTITION OF events FOR VALUES"
                  + " FROM (2, '2026-11-%d') TO (2, '2026-11-%d')")
              .formatted(day, day, day + 1));
    }
    store(25, 7, 0, 1, "alpha", "{}");
    store(25, 7, 1, 2, "beta", "{\"custom\": [\"one\", \"two\"]}");
    store(25, 8, 0, 1, "Alpha", "{\"custom\": \"one\"}");
    store(26, 9, 0, 1, "alpha", "{}");
  }

  private static void store(
      int day, int slice, int ordinal, int host, String process, String fields) {
    TestDatabase.execute(
        DATABASE,
        """
        INSERT INTO events (slice_id, batch_id, time, arrived, host_id, ordinal, arrival_day,
          event_count, retention_class, quarantined, places, lines, source, sourcetype, event_key,
          problems, process, fields, records)
        VALUES (%d, 1, '2026-11-%dT10:00:00Z', '2026-11-%dT12:00:00Z', %d, %d, '2026-11-%d', 1, 2,
          false, '{}', '{}', 's', 'auditd', '', '{}', '%s', '%s',
          '[{"type": "PATH", "line": 4, "fields": {"name": "%s"}},
            {"type": "CWD", "line": 5, "fields": {"cwd": "/"}}]')
        """
            .formatted(slice, day, day, host, ordinal, day, process, fields, process));
  }

  @Test
  void wholeSlicesAndChosenEvents() {
    PlannedQuery query =
        query(EventLevel.EVENT, new PatternTest("process", Pattern.literal("ALPHA"), false));

    assertThat(keys(query, slices(new EventSet.Slice(DAY, 7, null)))).containsExactly("7/0");
    assertThat(
            keys(
                query,
                slices(
                    new EventSet.Slice(DAY, 7, List.of(1)),
                    new EventSet.Slice(DAY, 8, List.of(0, 1)))))
        .containsExactly("8/0");
    assertThat(
            keys(
                query,
                slices(
                    new EventSet.Slice(DAY, 7, null),
                    new EventSet.Slice(DAY, 8, List.of(0)),
                    new EventSet.Slice(DAY.plusDays(1), 9, List.of()))))
        .containsExactly("7/0", "8/0");
  }

  @Test
  void rangesByEventTimeAndByArrival() {
    PlannedQuery query = query(EventLevel.EVENT, new ExistsTest("process"));
    Instant ten = Instant.parse("2026-11-25T10:00:00Z");
    Instant eleven = Instant.parse("2026-11-25T11:00:00Z");

    assertThat(keys(query, new EventSet.Range(DAY, DAY.plusDays(1), ten, eleven, false, Set.of())))
        .containsExactly("7/0", "8/0", "7/1");
    assertThat(keys(query, new EventSet.Range(DAY, DAY, ten, eleven, true, Set.of()))).isEmpty();
    assertThat(keys(query, new EventSet.Range(DAY, DAY, ten, eleven, false, Set.of(2))))
        .containsExactly("7/1");
  }

  @Test
  void recordsOfStoredEvents() throws SQLException {
    PlannedQuery query =
        query(EventLevel.AUDIT_RECORD, new PatternTest("name", Pattern.literal("beta"), false));

    assertThat(matches(query, slices(new EventSet.Slice(DAY, 7, null))))
        .singleElement()
        .satisfies(
            match -> {
              assertThat(match.ordinal()).isEqualTo(1);
              assertThat(match.recordLine()).isEqualTo(4);
              assertThat(match.host()).isEqualTo("db1");
              assertThat(match.matched()).isEqualTo("{\"name\": \"beta\"}");
            });
    assertThat(count(query.condition())).isEqualTo(1);
  }

  @Test
  void theBareConditionCountsEvents() throws SQLException {
    assertThat(
            count(
                query(EventLevel.EVENT, new PatternTest("process", Pattern.literal("alpha"), false))
                    .condition()))
        .isEqualTo(3);
  }

  @Test
  void groupValuesAndCountedValues() {
    PlannedQuery query = query(EventLevel.EVENT, new ExistsTest("process"));

    List<QueryRunner.Match> matches =
        QueryRunner.matches(
            DATABASE,
            query.matches(
                slices(new EventSet.Slice(DAY, 7, null)),
                List.of("host", "custom", "process"),
                List.of("custom")));

    assertThat(matches)
        .extracting(QueryRunner.Match::groupValues)
        .containsExactly(
            java.util.Arrays.asList("web1", null, "alpha"), List.of("db1", "one, two", "beta"));
    assertThat(matches.get(1).counted()).containsExactly("one, two");
  }

  @Test
  void matchedHoldsWhatPositiveTestsMet() {
    Condition condition =
        Condition.and(
            List.of(
                Condition.or(
                    List.of(
                        new PatternTest("custom", Pattern.literal("two"), false),
                        new PatternTest("process", Pattern.literal("other"), false))),
                new KeywordTest(Pattern.literal("word"), Bounds.NONE, false),
                Condition.not(new PatternTest("user", Pattern.literal("root"), false))));

    List<QueryRunner.Match> matches =
        matches(
            query(EventLevel.EVENT, condition),
            BoundEvents.of(
                List.of(
                    Map.of(
                        "custom",
                        List.of("one", "two"),
                        "process",
                        "p",
                        "raw",
                        "a WORD b",
                        "user",
                        "www"))));

    assertThat(matches)
        .singleElement()
        .extracting(QueryRunner.Match::matched)
        .isEqualTo("{\"custom\": [\"one\", \"two\"], \"keywords\": [\"word\"]}");
  }

  @Test
  void aNulInALiteralMatchesNothing() {
    PlannedQuery query =
        query(
            EventLevel.EVENT,
            Condition.or(
                List.of(
                    new PatternTest("process", Pattern.literal("a\0b"), false),
                    new KeywordTest(Pattern.literal("\0"), Bounds.WORD, true))));

    assertThat(matches(query, BoundEvents.of(List.of(Map.of("process", "ab", "raw", "x")))))
        .isEmpty();
  }

  @Test
  void everyStatementOverStoredEventsIsBoundByArrivalDay() {
    PlannedQuery query = query(EventLevel.AUDIT_RECORD, new ExistsTest("name"));
    EventSet range = new EventSet.Range(DAY, DAY, Instant.EPOCH, Instant.EPOCH, true, Set.of());

    for (EventSet set : List.of(range, slices(new EventSet.Slice(DAY, 7, null)))) {
      assertThat(query.matches(set, List.of(), List.of()).text())
          .contains("e.\"arrival_day\" BETWEEN")
          .endsWith("e.\"slice_id\", e.\"ordinal\", record_line");
    }
  }

  @Test
  void theFoldIsPostgresFold() throws SQLException {
    StringBuilder all = new StringBuilder();
    for (int c = 1; c < 0x3000; c++) {
      all.appendCodePoint(c);
    }
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement fold =
            connection.prepareStatement("SELECT lower(?::text COLLATE \"C\")")) {
      fold.setString(1, all.toString());
      try (ResultSet row = fold.executeQuery()) {
        row.next();
        assertThat(row.getString(1)).isEqualTo(AsciiFold.fold(all.toString()));
      }
    }
  }

  private static PlannedQuery query(EventLevel level, Condition condition) {
    return new PlannedQuery(
        new EventPlan(FieldLanguage.SPLUNK, level, EventScope.EVERYTHING, condition));
  }

  private static EventSet slices(EventSet.Slice... slices) {
    return new EventSet.Slices(List.of(slices));
  }

  private static List<QueryRunner.Match> matches(PlannedQuery query, EventSet set) {
    return QueryRunner.matches(DATABASE, query.matches(set, List.of(), List.of()));
  }

  private static List<String> keys(PlannedQuery query, EventSet set) {
    SqlStatement statement = query.matches(set, List.of("process"), List.of());
    SqlStatement keys =
        new SqlStatement(
            "SELECT slice_id || '/' || ordinal FROM (" + statement.text() + ") AS m",
            statement.parameters());
    return texts(keys);
  }

  private static int count(SqlStatement condition) {
    return Integer.parseInt(
        texts(
                new SqlStatement(
                    "SELECT count(*)::text FROM event_relation e WHERE " + condition.text(),
                    condition.parameters()))
            .get(0));
  }

  private static List<String> texts(SqlStatement statement) {
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement.text())) {
      QueryRunner.bind(connection, prepared, statement.parameters());
      List<String> texts = new java.util.ArrayList<>();
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException failure) {
      throw new IllegalStateException(statement.text(), failure);
    }
  }
}
