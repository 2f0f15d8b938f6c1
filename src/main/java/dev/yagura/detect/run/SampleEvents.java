package dev.yagura.detect.run;

import dev.yagura.event.EventId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which events came with receipts that are marked as samples. */
@Component
public class SampleEvents {

  private final JdbcClient database;

  SampleEvents(JdbcClient database) {
    this.database = database;
  }

  /** Tells the sample events of these slices. A slice may be shared with receipts that are none. */
  public Predicate<EventId> of(Collection<Long> slices) {
    Set<Long> whole = new HashSet<>();
    Set<Long> shared = new TreeSet<>();
    database
        .sql(
            "SELECT bs.slice_id, bool_and(b.sample) FROM batch_slices bs"
                + " JOIN batches b USING (batch_id) WHERE bs.slice_id = ANY(?)"
                + " GROUP BY bs.slice_id HAVING bool_or(b.sample)")
        .param(slices.toArray(Long[]::new))
        .query(
            (ResultSet row) -> {
              (row.getBoolean(2) ? whole : shared).add(row.getLong(1));
            });
    Set<String> single = shared.isEmpty() ? Set.of() : singleEvents(shared);
    return id -> whole.contains(id.sliceId()) || single.contains(id.sliceId() + "-" + id.ordinal());
  }

  private Set<String> singleEvents(Set<Long> shared) {
    Long[] ids = shared.toArray(Long[]::new);
    return new HashSet<>(
        database
            .sql(
                """
                SELECT e.slice_id || '-' || e.ordinal FROM events e
                WHERE e.arrival_day = ANY(
                    ARRAY(SELECT DISTINCT arrival_day FROM slices WHERE slice_id = ANY(?)))
                  AND e.slice_id = ANY(?)
                  AND e.batch_id IN (
                    SELECT batch_id FROM batches JOIN batch_slices USING (batch_id)
                    WHERE sample AND slice_id = ANY(?))
                """)
            .params(ids, ids, ids)
            .query(String.class)
            .list());
  }
}
