package dev.yagura.ingest;

import dev.yagura.account.AuditTrail;
import dev.yagura.account.Token;
import dev.yagura.account.TokenKind;
import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Lines that could not be read, and reading them again. */
@Service
public class Quarantine {

  private final EventReader reader;
  private final LogParsers parsers;
  private final LogIntake intake;
  private final AuditTrail trail;
  private final Clock clock;

  Quarantine(
      EventReader reader, LogParsers parsers, LogIntake intake, AuditTrail trail, Clock clock) {
    this.reader = reader;
    this.parsers = parsers;
    this.intake = intake;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Reads a quarantined line again, without its declared sourcetype. If it can be read now, it is
   * taken in as a new event; the old one stays, since events are never changed. A second replay is
   * a repeat of the first.
   *
   * @return whether it is an event now; false as well for an id that is no quarantined line's
   */
  public boolean replay(EventId id, String actor) {
    Optional<StoredEvent> stored = reader.read(id).filter(event -> event.event().quarantined());
    if (stored.isEmpty() || !isReadable(stored.get().event())) {
      return false;
    }
    Event event = stored.get().event();
    Instant now = clock.instant();
    Token token =
        new Token(0, "replay", TokenKind.INGEST, Set.of(), null, null, null, now, null, null, null);
    Submission submission =
        new Submission(
            "replay",
            token,
            "",
            "quarantine-" + id,
            event.host(),
            event.source(),
            null,
            event.index(),
            null,
            null,
            true,
            true,
            false,
            "text/plain");
    try {
      intake.accept(submission, new ByteArrayInputStream(body(event)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    trail.record(actor, "quarantine.replay", id.toString(), Map.of());
    return true;
  }

  private boolean isReadable(Event event) {
    var parser = parsers.forBody(new ParseSettings(null, null, null, clock.instant()));
    for (RawLine line : event.lines()) {
      if (parser.parse(line) instanceof LogRecord.Unreadable) {
        return false;
      }
    }
    return true;
  }

  private static byte[] body(Event event) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (RawLine line : event.lines()) {
      body.writeBytes(line.bytes());
      body.write('\n');
    }
    return body.toByteArray();
  }
}
