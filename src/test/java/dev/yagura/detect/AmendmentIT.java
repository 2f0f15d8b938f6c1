package dev.yagura.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.SettableClock;
import dev.yagura.TestDatabase;
import dev.yagura.event.AuditFields;
import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import dev.yagura.store.EventReader;
import dev.yagura.store.NewAmendment;
import dev.yagura.store.NewSlice;
import dev.yagura.store.SliceWriter;
import dev.yagura.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Late audit records: the event is evaluated once more, and alerts once. */
class AmendmentIT {

  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

  private static Event audit(String command, int... lines) {
    List<RawLine> raw = new ArrayList<>();
    for (int line : lines) {
      byte[] bytes = ("type=EXECVE a0=" + command + line).getBytes(StandardCharsets.UTF_8);
      raw.add(new RawLine(line, 1, bytes, bytes.length + 1));
    }
    return new Event(
        NOW.minusSeconds(10),
        "db-1",
        null,
        "audit.log",
        "auditd",
        null,
        DataModel.PROCESSES,
        Map.of("process", command, "dest", "db-1"),
        List.of(new AuditFields("SYSCALL", Map.of("comm", command.split(" ")[0]), 1)),
        1,
        false,
        List.of(),
        "key",
        raw);
  }

  @Test
  void anAmendedEventIsEvaluatedAgainAndAlertsOnce() {
    SettableClock clock = new SettableClock(NOW);
    try (DetectionNode node = new DetectionNode(TestDatabase.fresh(), clock)) {
      String before = UUID.randomUUID().toString();
      String after = UUID.randomUUID().toString();
      node.importRules(
          Samples.processRule(before, "apt-get"), Samples.processRule(after, "Pre-Invoke"));
      long slice = node.store(audit("apt-get", 1));
      node.detect();
      assertThat(node.alerts()).extracting(alert -> alert.rule().id()).containsExactly(before);

      LocalDate day = LocalDate.of(2026, 11, 25);
      StoredEvent stored =
          node.bean(EventReader.class)
              .read(List.of(new EventId(2, day, hostId(node), slice, 0)))
              .get(0);
      Event merged = audit("apt-get update -o Pre-Invoke::=/bin/sh", 1);
      List<RawLine> late = audit("late", 2).lines();
      NewSlice amending =
          new NewSlice(
              NOW,
              Set.of(1L),
              false,
              false,
              List.of(),
              List.of(new NewAmendment(stored, merged, late, 1L)));
      node.bean(TransactionTemplate.class)
          .executeWithoutResult(status -> node.bean(SliceWriter.class).write(amending));
      node.detect();

      assertThat(node.alerts())
          .extracting(alert -> alert.rule().id())
          .containsExactlyInAnyOrder(before, after);
      assertThat(node.alerts()).allSatisfy(alert -> assertThat(alert.count()).isEqualTo(1));
    }
  }

  private static int hostId(DetectionNode node) {
    return node.jdbc().sql("SELECT host_id FROM hosts").query(Integer.class).single();
  }
}
