package dev.yagura.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The trail of administrative acts: who did what to what, when, from where. Only appended to. */
@Service
public class AuditTrail {

  private final JdbcClient database;
  private final JsonMapper json;
  private final Clock clock;

  AuditTrail(JdbcClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records an act, in the caller's transaction where there is one. The sender's address is that of
   * the request being answered.
   *
   * @param actor the person's or token's name, or {@code console}
   * @param act a word such as {@code rule.enabled}
   * @param subject what it was done to
   * @param details no secrets
   */
  public void record(String actor, String act, String subject, Map<String, String> details) {
    database
        .sql(
            """
            INSERT INTO audit_trail (at, actor, act, subject, address, details)
            VALUES (:at, :actor, :act, :subject, :address, CAST(:details AS jsonb))
            """)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("actor", storable(actor))
        .param("act", act)
        .param("subject", storable(subject))
        .param("address", address())
        .param("details", json.writeValueAsString(details).replace("\\u0000", "\\ufffd"))
        .update();
  }

  /**
   * The newest entries first.
   *
   * @param before only entries with a smaller id; null for the newest
   * @param limit at most this many
   */
  public List<AuditEntry> entries(@Nullable Long before, int limit) {
    return database
        .sql(
            """
            SELECT entry_id, at, actor, act, subject, address, details
            FROM audit_trail WHERE entry_id < :before ORDER BY entry_id DESC LIMIT :limit
            """)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("limit", limit)
        .query(this::entry)
        .list();
  }

  private AuditEntry entry(ResultSet row, int number) throws SQLException {
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    Map<String, String> details =
        json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {});
    return new AuditEntry(
        row.getLong("entry_id"),
        at,
        row.getString("actor"),
        row.getString("act"),
        row.getString("subject"),
        row.getString("address"),
        details);
  }

  /** PostgreSQL's text holds no NUL. */
  private static String storable(String text) {
    return text.replace('\0', '\ufffd');
  }

  private static @Nullable String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : null;
  }
}
