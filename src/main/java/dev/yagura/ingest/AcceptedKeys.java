package dev.yagura.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What makes a request seen again, in the table {@code accepted_keys}. */
@Component
class AcceptedKeys {

  /**
   * The key of a request.
   *
   * @param text the sender's own key, or a hash of the request
   * @param kept how long it is remembered
   */
  record RequestKey(String door, long tokenId, String text, Duration kept) {}

  private final JdbcClient jdbc;
  private final java.time.Clock clock;

  AcceptedKeys(JdbcClient jdbc, java.time.Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes the key for a batch, in the present transaction; waits for another transaction that is
   * about to take it.
   *
   * @return whether it was free
   */
  boolean take(RequestKey key, long batchId, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO accepted_keys (door, token_id, key, batch_id, expires_at)
                VALUES (:door, :token, :key, :batch, :expires)
                ON CONFLICT (door, token_id, key) DO UPDATE
                SET batch_id = excluded.batch_id, expires_at = excluded.expires_at
                WHERE accepted_keys.expires_at < :now
                """)
            .param("door", key.door())
            .param("token", key.tokenId())
            .param("key", key.text())
            .param("batch", batchId)
            .param("expires", parameter(now.plus(key.kept())))
            .param("now", parameter(now))
            .update()
        > 0;
  }

  /** The batch that has the key. */
  Optional<Long> holder(RequestKey key, Instant now) {
    return jdbc.sql(
            """
            SELECT batch_id FROM accepted_keys
            WHERE door = :door AND token_id = :token AND key = :key AND expires_at >= :now
            """)
        .param("door", key.door())
        .param("token", key.tokenId())
        .param("key", key.text())
        .param("now", parameter(now))
        .query(Long.class)
        .optional();
  }

  @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
  void forgetExpired() {
    jdbc.sql("DELETE FROM accepted_keys WHERE expires_at < :now")
        .param("now", parameter(clock.instant()))
        .update();
  }

  private static OffsetDateTime parameter(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
