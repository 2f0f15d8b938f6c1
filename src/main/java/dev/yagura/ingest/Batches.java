package dev.yagura.ingest;

import dev.yagura.ingest.Receipt.LineProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The receipts of requests. */
@Component
public class Batches {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SELECT =
      """
      SELECT b.*, t.name AS token_name,
        (SELECT count(*) FROM audit_pending p WHERE p.batch_id = b.batch_id) AS pending,
        (SELECT CASE WHEN bool_and(s.evaluated_at IS NOT NULL) THEN max(s.evaluated_at) END
         FROM batch_slices bs JOIN slices s ON s.slice_id = bs.slice_id
         WHERE bs.batch_id = b.batch_id) AS slices_evaluated_at
      FROM batches b LEFT JOIN tokens t ON t.token_id = b.token_id
      """;

  /**
   * A receipt as it stands now.
   *
   * @param evaluatedAt when the last slice with a line of it was evaluated; null while one is not,
   *     or while an audit event waits for further records
   * @param pending lines that wait for further audit records
   * @param repeats how often the same request came again
   */
  public record Batch(
      long id,
      Instant receivedAt,
      Instant committedAt,
      @Nullable Instant evaluatedAt,
      long received,
      long stored,
      long quarantined,
      long pending,
      long repeats,
      @Nullable String token,
      long tokenId,
      String door,
      @Nullable String sender,
      @Nullable String host,
      boolean history,
      List<LineProblem> problems) {}

  private final JdbcClient jdbc;

  Batches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One receipt. */
  public Optional<Batch> get(long id) {
    return jdbc.sql(SELECT + " WHERE b.batch_id = :id")
        .param("id", id)
        .query(Batches::read)
        .optional();
  }

  /**
   * Receipts, the newest first.
   *
   * @param before only those with a lower number; null from the newest on
   */
  public List<Batch> list(@Nullable Long before, int limit) {
    return jdbc.sql(SELECT + " WHERE b.batch_id < :before ORDER BY b.batch_id DESC LIMIT :limit")
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("limit", limit)
        .query(Batches::read)
        .list();
  }

  /**
   * What came by one token through one door, in lines.
   *
   * @param repeats requests that came again
   */
  public record Total(
      long tokenId, String door, long received, long stored, long quarantined, long repeats) {}

  /** What came since a time, by token and door. */
  public List<Total> totals(Instant since) {
    return jdbc.sql(
            """
            SELECT token_id, door, sum(received), sum(stored), sum(quarantined), sum(repeats)
            FROM batches WHERE received_at >= :since GROUP BY token_id, door
            """)
        .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Total(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
        .list();
  }

  long nextId() {
    return Objects.requireNonNull(
        jdbc.sql("SELECT nextval('batch_ids')").query(Long.class).single());
  }

  void insert(Submission submission, Receipt receipt, Instant receivedAt, Instant now) {
    jdbc.sql(
            """
            INSERT INTO batches (batch_id, received_at, committed_at, door, token_id, sender, host,
              source, received, stored, quarantined, history, sample, problems)
            VALUES (:id, :received_at, :now, :door, :token, :sender, :host, :source, :received,
              :stored, :quarantined, :history, :sample, :problems::jsonb)
            """)
        .param("id", receipt.batch())
        .param("received_at", OffsetDateTime.ofInstant(receivedAt, ZoneOffset.UTC))
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("door", submission.door())
        .param("token", submission.token().id())
        .param("sender", submission.sender())
        .param("host", submission.host())
        .param("source", submission.source())
        .param("received", receipt.received())
        .param("stored", receipt.stored())
        .param("quarantined", receipt.quarantined())
        .param("history", submission.history())
        .param("sample", submission.sample())
        .param("problems", JSON.writeValueAsString(receipt.problems()).replace("\\u0000", ""))
        .update();
  }

  /** Counts that the request came again, and gives the receipt of the first time. */
  Receipt repeat(long batchId) {
    jdbc.sql("UPDATE batches SET repeats = repeats + 1 WHERE batch_id = :id")
        .param("id", batchId)
        .update();
    Batch first = get(batchId).orElseThrow();
    return new Receipt(
        batchId, first.received(), first.stored(), first.quarantined(), true, first.problems());
  }

  private static Batch read(ResultSet row, int number) throws SQLException {
    OffsetDateTime evaluated = row.getObject("slices_evaluated_at", OffsetDateTime.class);
    long pending = row.getLong("pending");
    long received = row.getLong("received");
    Instant committed = row.getObject("committed_at", OffsetDateTime.class).toInstant();
    Instant evaluatedAt = evaluated == null ? null : evaluated.toInstant();
    return new Batch(
        row.getLong("batch_id"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        committed,
        // A request without a line has nothing to evaluate.
        received == 0 ? committed : pending > 0 ? null : evaluatedAt,
        received,
        row.getLong("stored"),
        row.getLong("quarantined"),
        pending,
        row.getLong("repeats"),
        row.getString("token_name"),
        row.getLong("token_id"),
        row.getString("door"),
        row.getString("sender"),
        row.getString("host"),
        row.getBoolean("history"),
        JSON.readValue(row.getString("problems"), new TypeReference<>() {}));
  }
}
