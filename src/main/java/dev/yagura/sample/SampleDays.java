package dev.yagura.sample;

import dev.yagura.account.AuditTrail;
import dev.yagura.account.Token;
import dev.yagura.account.TokenKind;
import dev.yagura.alert.AlertService;
import dev.yagura.ingest.LogIntake;
import dev.yagura.ingest.Submission;
import dev.yagura.store.SampleStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * Brings the sample day in, through the same intake as every log, and takes it out in one go. With
 * the setting {@code yagura.demo=true} it is brought in at the start.
 */
@Service
public class SampleDays {

  private static final long SEED = 7;

  private final LogIntake intake;
  private final SampleStore store;
  private final AlertService alerts;
  private final AuditTrail trail;
  private final Environment environment;
  private final Clock clock;

  SampleDays(
      LogIntake intake,
      SampleStore store,
      AlertService alerts,
      AuditTrail trail,
      Environment environment,
      Clock clock) {
    this.intake = intake;
    this.store = store;
    this.alerts = alerts;
    this.trail = trail;
    this.environment = environment;
    this.clock = clock;
  }

  /** Whether it is there. */
  public boolean isLoaded() {
    return store.isFilled();
  }

  /** Brings it in; does nothing when it is there. */
  public synchronized void load(String actor) {
    if (isLoaded()) {
      return;
    }
    Instant now = clock.instant();
    Token token =
        new Token(
            0,
            "sample",
            TokenKind.INGEST,
            Set.of(),
            null,
            null,
            ZoneOffset.UTC,
            now,
            null,
            null,
            null);
    for (SampleFile file : SampleDay.generate(now, SEED)) {
      Submission submission =
          new Submission(
              "sample",
              token,
              "",
              null,
              file.host(),
              file.name(),
              file.sourcetype(),
              null,
              ZoneOffset.UTC,
              null,
              true,
              false,
              true,
              "text/plain");
      try {
        intake.accept(submission, new ByteArrayInputStream(file.content()));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    trail.record(actor, "sample.load", "sample day", Map.of());
  }

  /** Takes it out, with its hosts and alerts. */
  public synchronized void remove(String actor) {
    List<String> hosts =
        SampleDay.generate(clock.instant(), SEED).stream()
            .map(SampleFile::host)
            .distinct()
            .toList();
    alerts.deleteSamples();
    store.clear(hosts);
    trail.record(actor, "sample.remove", "sample day", Map.of());
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    if (environment.getProperty("yagura.demo", Boolean.class, false)) {
      load("yagura.demo");
    }
  }
}
