package dev.yagura.store;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sample day's place: a retention class of its own, emptied in one go. */
@Component
public class SampleStore {

  private final JdbcTemplate jdbc;
  private final Hosts hosts;

  SampleStore(JdbcTemplate jdbc, Hosts hosts) {
    this.jdbc = jdbc;
    this.hosts = hosts;
  }

  /** Whether sample data is there. */
  public boolean isFilled() {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("SELECT EXISTS (SELECT FROM batches WHERE sample)", Boolean.class));
  }

  /** Removes every trace of the sample data but the alerts, with the hosts that sent it. */
  @Transactional
  public void clear(List<String> sampleHosts) {
    jdbc.execute("SET LOCAL lock_timeout = '10s'");
    for (String partition : partitions()) {
      jdbc.execute("TRUNCATE TABLE " + partition);
    }
    for (String host : sampleHosts) {
      jdbc.update(
          "DELETE FROM volume USING hosts h WHERE h.host_id = volume.host_id AND h.name = ?", host);
      jdbc.update(
          "DELETE FROM event_amendments a USING hosts h WHERE h.host_id = a.host_id AND h.name = ?",
          host);
      jdbc.update("DELETE FROM hosts WHERE name = ?", host);
      hosts.forget(host);
    }
    jdbc.update("DELETE FROM rule_matches WHERE sample");
    jdbc.update(
        """
        DELETE FROM slice_candidates WHERE slice_id IN (
          SELECT slice_id FROM batch_slices JOIN batches USING (batch_id) WHERE sample)
        """);
    jdbc.update(
        """
        DELETE FROM slices WHERE slice_id IN (
          SELECT slice_id FROM batch_slices JOIN batches USING (batch_id) WHERE sample)
        """);
    jdbc.update(
        "DELETE FROM batch_slices WHERE batch_id IN (SELECT batch_id FROM batches WHERE sample)");
    jdbc.update(
        "DELETE FROM accepted_keys WHERE batch_id IN (SELECT batch_id FROM batches WHERE sample)");
    jdbc.update("DELETE FROM batches WHERE sample");
  }

  private List<String> partitions() {
    return jdbc.queryForList(
        """
        SELECT c.relname FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        JOIN pg_class p ON p.oid = i.inhparent
        WHERE p.relname IN ('events', 'raw_blocks') AND c.relname ~ '_4_[0-9]{8}$'
        """,
        String.class);
  }
}
