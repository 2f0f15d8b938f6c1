package dev.yagura.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers of hosts. A number is made once, in a transaction of its own, and never changes. */
@Component
public final class Hosts {

  private final JdbcClient jdbc;
  private final Map<String, Integer> known = new ConcurrentHashMap<>();

  Hosts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The number of a host, made when it is new. Not to be called inside a transaction: the number
   * must be visible to everyone before the first event of the host is.
   *
   * @param name lower case, at most 253 characters
   */
  public int idOf(String name, Instant now) {
    Integer id = known.get(name);
    if (id == null) {
      id = find(name);
      if (id == null) {
        jdbc.sql(
                """
                INSERT INTO hosts (name, first_seen) VALUES (:name, :now)
                ON CONFLICT ON CONSTRAINT hosts_name_unique DO NOTHING
                """)
            .param("name", name)
            .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update();
        id = java.util.Objects.requireNonNull(find(name), "a host that was just made");
      }
      known.put(name, id);
    }
    return id;
  }

  /** The number of a host that is there already; empty for a host never heard of. */
  public java.util.OptionalInt find(String name, boolean remembered) {
    Integer id = remembered ? known.get(name) : null;
    id = id == null ? find(name) : id;
    return id == null ? java.util.OptionalInt.empty() : java.util.OptionalInt.of(id);
  }

  /** Forgets what is remembered of a host that was removed. */
  public void forget(String name) {
    known.remove(name);
  }

  private @org.jspecify.annotations.Nullable Integer find(String name) {
    return jdbc.sql("SELECT host_id FROM hosts WHERE name = :name")
        .param("name", name)
        .query(Integer.class)
        .optional()
        .orElse(null);
  }
}
