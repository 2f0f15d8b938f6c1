package dev.yagura.store;

import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Writes slices: events and raw blocks by COPY, volume as deltas, the slice's own row last. Must be
 * called inside a transaction, and is repeatable as a whole: a failure rolls all of it back.
 */
@Component
public class SliceWriter {

  private static final int FLUSH_CHARACTERS = 1 << 20;

  private final DataSource database;
  private final JdbcTemplate jdbc;
  private final RetentionPolicy retention;

  SliceWriter(DataSource database, JdbcTemplate jdbc, RetentionPolicy retention) {
    this.database = database;
    this.jdbc = jdbc;
    this.retention = retention;
  }

  /**
   * Writes a slice and marks it ready, in the present transaction.
   *
   * @return its id
   */
  public long write(NewSlice slice) {
    long sliceId =
        Objects.requireNonNull(
            jdbc.queryForObject("SELECT nextval('slice_ids')", Long.class), "nextval");
    LocalDate day = LocalDate.ofInstant(slice.arrived(), ZoneOffset.UTC);
    Connection connection = DataSourceUtils.getConnection(database);
    try {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      RawBlockRows blocks = new RawBlockRows();
      VolumeRows volume = new VolumeRows();
      copyEvents(postgres, slice, sliceId, day, blocks, volume);
      writeAmendments(slice, sliceId, day, blocks, volume);
      copy(postgres, RawBlockRows.COPY, blocks.rows(sliceId, day));
      copy(postgres, VolumeRows.COPY, volume.rows(sliceId, slice.arrived()));
    } catch (SQLException failure) {
      throw translated(failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
    OptionalLong hint = slice.hintGeneration();
    if (hint.isPresent()) {
      writeCandidates(slice, sliceId);
    }
    jdbc.update(
        """
        INSERT INTO slices (slice_id, arrival_day, arrived, events, ready, back_fill, hint_generation)
        VALUES (?, ?, ?, ?, true, ?, ?)
        """,
        sliceId,
        day,
        StoredTime.parameter(slice.arrived()),
        slice.events().size() + slice.amendments().size(),
        slice.backFill(),
        hint.isPresent() ? hint.getAsLong() : null);
    jdbc.batchUpdate(
        "INSERT INTO batch_slices (batch_id, slice_id) VALUES (?, ?)",
        slice.batchIds().stream().map(batch -> new Object[] {batch, sliceId}).toList());
    return sliceId;
  }

  private void copyEvents(
      PGConnection connection,
      NewSlice slice,
      long sliceId,
      LocalDate day,
      RawBlockRows blocks,
      VolumeRows volume)
      throws SQLException {
    CopyIn copy = connection.getCopyAPI().copyIn(EventRows.COPY);
    try {
      CopyText text = new CopyText();
      int ordinal = 0;
      for (NewEvent event : slice.events()) {
        int retentionClass =
            slice.sample() ? RetentionPolicy.SAMPLE : retention.classOf(event.event());
        List<Integer> places = blocks.add(retentionClass, event.event().lines());
        EventRows.append(
            text, event, retentionClass, sliceId, ordinal++, day, slice.arrived(), places);
        volume.add(event.hostId(), event.event());
        if (text.length() > FLUSH_CHARACTERS) {
          write(copy, text);
        }
      }
      write(copy, text);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void write(CopyIn copy, CopyText text) throws SQLException {
    byte[] bytes = text.take();
    copy.writeToCopy(bytes, 0, bytes.length);
  }

  private static void copy(PGConnection connection, String sql, CopyText rows)
      throws SQLException, IOException {
    if (rows.length() > 0) {
      connection.getCopyAPI().copyIn(sql, new ByteArrayInputStream(rows.take()));
    }
  }

  private void writeAmendments(
      NewSlice slice, long sliceId, LocalDate day, RawBlockRows blocks, VolumeRows volume) {
    int ordinal = slice.events().size();
    for (NewAmendment amendment : slice.amendments()) {
      EventId id = amendment.amended().id();
      List<Integer> places = blocks.add(id.retentionClass(), amendment.lateLines());
      volume.addLate(id.hostId(), amendment.merged(), amendment.lateLines());
      jdbc.update(
          """
          UPDATE event_amendments SET superseded = true
          WHERE host_id = ? AND event_slice_id = ? AND event_ordinal = ? AND NOT superseded
          """,
          id.hostId(),
          id.sliceId(),
          id.ordinal());
      jdbc.update(
          """
          INSERT INTO event_amendments (host_id, slice_id, ordinal, arrival_day, retention_class,
            arrived, batch_id, event_arrival_day, event_slice_id, event_ordinal, places, lines, merged)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
          """,
          id.hostId(),
          sliceId,
          ordinal++,
          day,
          id.retentionClass(),
          StoredTime.parameter(slice.arrived()),
          amendment.batchId(),
          id.arrivalDay(),
          id.sliceId(),
          id.ordinal(),
          places.toArray(Integer[]::new),
          amendment.lateLines().stream().map(RawLine::number).toArray(Integer[]::new),
          EventJson.write(EventJson.columns(amendment.merged())));
    }
  }

  private void writeCandidates(NewSlice slice, long sliceId) {
    Map<String, List<Integer>> ordinals = new LinkedHashMap<>();
    int ordinal = 0;
    for (NewEvent event : slice.events()) {
      for (String rule : event.candidates().ruleIds()) {
        ordinals.computeIfAbsent(rule, r -> new ArrayList<>()).add(ordinal);
      }
      ordinal++;
    }
    jdbc.batchUpdate(
        "INSERT INTO slice_candidates (slice_id, rule_id, ordinals) VALUES (?, ?, ?)",
        ordinals.entrySet().stream()
            .map(e -> new Object[] {sliceId, e.getKey(), e.getValue().toArray(Integer[]::new)})
            .toList());
  }

  private RuntimeException translated(SQLException failure) {
    SQLExceptionTranslator translator = jdbc.getExceptionTranslator();
    RuntimeException translated = translator.translate("COPY", EventRows.COPY, failure);
    return translated == null
        ? new org.springframework.jdbc.UncategorizedSQLException("COPY", EventRows.COPY, failure)
        : translated;
  }
}
