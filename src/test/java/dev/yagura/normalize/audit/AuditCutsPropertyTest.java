package dev.yagura.normalize.audit;

import static dev.yagura.parse.audit.AuditSamples.envelope;
import static dev.yagura.parse.audit.AuditSamples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.AuditReassembler;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.audit.AuditLineParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Events do not depend on where bodies were cut and what stood between their records. */
class AuditCutsPropertyTest {

  private static final Origin ORIGIN = new Origin("h", "", null, Instant.EPOCH);

  private static final List<String> KINDS =
      List.of(
          "SYSCALL arch=c000003e syscall=59 success=yes exit=0 pid=%d uid=0 exe=\"/bin/sh\"",
          "EXECVE argc=3 a0=\"sh\" a1=\"-c\" a2_len=8 a2[0]=C3A9C3",
          "EXECVE a2[1]=A9",
          "CWD cwd=\"/tmp\"",
          "PATH item=0 name=\"/bin/sh\" nametype=NORMAL",
          "PROCTITLE proctitle=7368002D63",
          "EOE");

  /** The records of events are dealt out in a random order that keeps that of each event. */
  private static List<LogRecord.Audit> interleaved(int events, long seed) {
    Random random = new Random(seed);
    int[] next = new int[events];
    List<LogRecord.Audit> records = new ArrayList<>();
    while (records.size() < events * KINDS.size()) {
      int event = random.nextInt(events);
      if (next[event] < KINDS.size()) {
        String kind = String.format(KINDS.get(next[event]++), event);
        int blank = (kind + " ").indexOf(' ');
        records.add(
            record(
                event * KINDS.size() + next[event],
                "type="
                    + kind.substring(0, blank)
                    + " msg=audit(1700000000.123:"
                    + event
                    + "):"
                    + kind.substring(blank)));
      }
    }
    return records;
  }

  /** Reads slices one after the other, as the store does: what is open goes into the next one. */
  private static Map<Long, Event> events(List<LogRecord.Audit> records, List<Integer> cuts) {
    Map<Long, List<LogRecord.Audit>> whole = new TreeMap<>();
    List<LogRecord.Audit> waiting = List.of();
    int start = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      int end =
          i < cuts.size() ? Math.max(start, cuts.get(i) % (records.size() + 1)) : records.size();
      AuditReassembler reassembler = new AuditReassembler();
      waiting.forEach(reassembler::add);
      records.subList(start, end).forEach(reassembler::add);
      waiting = new ArrayList<>();
      for (AuditReassembler.Group group : reassembler.open()) {
        waiting.addAll(group.records());
      }
      for (AuditReassembler.Group group : reassembler.closed()) {
        whole.computeIfAbsent(group.serial(), s -> new ArrayList<>()).addAll(group.records());
      }
      start = end;
    }
    assertThat(waiting).isEmpty();
    Map<Long, Event> events = new TreeMap<>();
    whole.forEach(
        (serial, group) ->
            events.put(serial, new AuditNormalizer().normalize(group, ORIGIN, true)));
    return events;
  }

  @Property(tries = 200)
  void cutsAndInterleavingChangeNothing(
      @ForAll @IntRange(min = 1, max = 6) int count,
      @ForAll long seed,
      @ForAll @Size(max = 8) List<@IntRange(max = 60) Integer> cuts) {
    List<LogRecord.Audit> straight = new ArrayList<>(interleaved(count, 0));
    straight.sort(
        java.util.Comparator.comparingLong(LogRecord.Audit::serial)
            .thenComparingInt(r -> r.header().line().number()));
    Map<Long, Event> expected = events(straight, List.of());
    Map<Long, Event> found = events(interleaved(count, seed), cuts.stream().sorted().toList());
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach(
        (serial, event) -> {
          Event other = expected.get(serial);
          assertThat(event.fields()).isEqualTo(other.fields());
          assertThat(event.records()).isEqualTo(other.records());
          assertThat(event.problems()).isEqualTo(other.problems());
          assertThat(event.eventKey()).isEqualTo(other.eventKey());
          assertThat(event.fields()).containsEntry("process", "sh -c \u00e9\u00e9");
        });
  }

  @Property(tries = 3000)
  void noBytesAreTooHostile(
      @ForAll long seed, @ForAll @IntRange(max = 400) int length, @ForAll boolean interpreted) {
    String letters = "ab=AS \"'{}()[],:#035\u001d\0\u00e9?xU1%/\u0001\ud800";
    List<String> words =
        List.of(
            "msg='",
            "UID=",
            "SADDR={ ",
            "saddr=",
            "0200",
            "a0=",
            "a1[0]=",
            "a1_len=",
            "argc=",
            "op=",
            "arch=c000003e ",
            "syscall=",
            "exit=-",
            "key=",
            "name=",
            "item=",
            "old auid=",
            "avc: ",
            "proctitle=",
            "nametype=CREATE ",
            "success=",
            "exe=",
            "cwd=",
            "a1[",
            "99999999");
    Random random = new Random(seed);
    List<String> types =
        List.of(
            "SYSCALL", "EXECVE", "PATH", "AVC", "USER_CMD", "SOCKADDR", "PROCTITLE", "CWD", "1300");
    List<LogRecord.Audit> records = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      StringBuilder text = new StringBuilder("type=" + types.get(random.nextInt(types.size())));
      text.append(interpreted ? " msg=audit(06/05/2025 1:2:3.4:5) : " : " msg=audit(1.2:5): ");
      if (i == 0) {
        text.setLength(random.nextInt(text.length() + 1));
      }
      while (text.length() < length) {
        text.append(
            random.nextInt(3) == 0
                ? words.get(random.nextInt(words.size()))
                : letters.charAt(random.nextInt(letters.length())));
      }
      String line = text.toString();
      AuditLineParser.looksLike(line);
      LogRecord record = new AuditLineParser().parse(envelope(1, line), line, "auditd");
      if (record instanceof LogRecord.Audit audit) {
        records.add(audit);
        assertThat(audit.fields().values()).noneMatch(value -> value.indexOf('\0') >= 0);
      }
    }
    if (!records.isEmpty()) {
      Event event = new AuditNormalizer().normalize(records, ORIGIN, random.nextBoolean());
      assertThat(event.records()).isNotEmpty();
      assertThat(event.fields().values().toString()).doesNotContain("\0");
    }
  }

  @Property(tries = 1000)
  void randomBytesAreHarmless(@ForAll byte[] bytes) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    LogRecord record = new AuditLineParser().parse(envelope(1, line), line, "auditd");
    assertThat(record).isNotNull();
    assertThat(AuditLineParser.looksLike(line)).isEqualTo(record instanceof LogRecord.Audit);
  }
}
