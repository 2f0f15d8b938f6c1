package dev.yagura.parse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JournalExportTest {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private JournalExportTest text(String lines) {
    body.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private JournalExportTest binary(String name, byte[] data) {
    return length(name, data.length).bytes(data).text("\n");
  }

  private JournalExportTest length(String name, long length) {
    return text(name + "\n")
        .bytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
  }

  private JournalExportTest bytes(byte[] bytes) {
    body.writeBytes(bytes);
    return this;
  }

  private List<JournalEntry> read() throws IOException {
    return read(new ByteArrayInputStream(body.toByteArray()), 1 << 20, 4 << 20);
  }

  private static List<JournalEntry> read(InputStream in, int fieldLimit, int entryLimit)
      throws IOException {
    JournalExport export = new JournalExport(in, fieldLimit, entryLimit);
    List<JournalEntry> entries = new ArrayList<>();
    for (JournalEntry entry = export.next(); entry != null; entry = export.next()) {
      entries.add(entry);
    }
    return entries;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsEntriesOfTextAndBinaryFields() throws Exception {
    String forged = "x\n\nMESSAGE=forged\n_HOSTNAME=other\n";
    text("# comment\n__CURSOR=c1\n__REALTIME_TIMESTAMP=1772600767000001\n")
        .binary("MESSAGE", utf8(forged))
        .text("_HOSTNAME=db1\n_PID=7\nEMPTY=\nTWO=a=b\nTWO=c\n\n\n")
        .text("MESSAGE=second\nSYSLOG_IDENTIFIER=x");
    List<JournalEntry> entries = read();
    assertThat(entries).hasSize(2);
    JournalEntry first = entries.get(0);
    assertThat(first.message()).isEqualTo(forged);
    assertThat(first.header().host()).isEqualTo("db1");
    assertThat(first.header().pid()).isEqualTo("7");
    assertThat(first.header().time()).isEqualTo(Instant.parse("2026-03-04T05:06:07.000001Z"));
    assertThat(first.fields())
        .containsEntry("TWO", List.of("a=b", "c"))
        .containsEntry("EMPTY", List.of(""));
    assertThat(first.header().problems()).isEmpty();
    assertThat(first.header().line().number()).isEqualTo(1);
    assertThat(entries.get(1).message()).isEqualTo("second");
    assertThat(entries.get(1).header().program()).isEqualTo("x");
    assertThat(entries.get(1).header().line().number()).isEqualTo(2);
    assertThat(entries.get(1).header().line().bytes())
        .isEqualTo(utf8("MESSAGE=second\nSYSLOG_IDENTIFIER=x"));
  }

  @Test
  void rawBytesCanBeReadAgain() throws Exception {
    text("__CURSOR=c1\n").binary("MESSAGE", new byte[] {0, '\n', '\n', (byte) 0xff, 27}).text("\n");
    JournalEntry entry = read().get(0);
    assertThat(entry.message()).isEqualTo("\\x00\n\n\uFFFD\u001b");
    assertThat(entry.header().line().sentBytes()).isEqualTo(body.size());
    JournalEntry again =
        read(new ByteArrayInputStream(entry.header().line().bytes()), 1 << 20, 1 << 20).get(0);
    assertThat(again.fields()).isEqualTo(entry.fields());
  }

  @Test
  void readsPastAFieldOverTheLimit() throws Exception {
    byte[] large = new byte[1 << 20];
    java.util.Arrays.fill(large, (byte) 'a');
    binary("MESSAGE", large)
        .text("LONG=" + "b".repeat(5000) + "\n_HOSTNAME=db1\n\nMESSAGE=next\n\n");
    List<JournalEntry> entries = read(new ByteArrayInputStream(body.toByteArray()), 1008, 1 << 20);
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).message()).isEqualTo("a".repeat(1000));
    assertThat(entries.get(0).fields().get("LONG").get(0)).isEqualTo("b".repeat(1003));
    assertThat(entries.get(0).header().host()).isEqualTo("db1");
    assertThat(entries.get(0).header().problems())
        .containsExactly("truncated: MESSAGE, 1048576 bytes", "truncated: LONG, 5000 bytes");
    assertThat(entries.get(0).header().line().bytes().length).isLessThan(2100);
    assertThat(entries.get(1).message()).isEqualTo("next");
    assertThat(entries.get(1).header().problems()).isEmpty();
  }

  @Test
  void leavesOutWhatIsOverTheLimitOfAnEntry() throws Exception {
    text("A=" + "a".repeat(90) + "\nB=" + "b".repeat(90) + "\n")
        .binary("C", new byte[50])
        .text("D=d\n");
    JournalEntry entry = read(new ByteArrayInputStream(body.toByteArray()), 1000, 100).get(0);
    assertThat(entry.fields()).containsOnlyKeys("A", "D");
    assertThat(entry.header().problems())
        .containsExactly("field_left_out: B, 90 bytes", "field_left_out: C, 50 bytes");
  }

  @Test
  void leavesOutMoreFieldsThanSystemdAllows() throws Exception {
    text("A=1\n".repeat(3000) + "\nB=2\n");
    List<JournalEntry> entries = read();
    assertThat(entries.get(0).fields().get("A")).hasSize(JournalExport.MAXIMUM_FIELDS);
    assertThat(entries.get(0).header().problems()).containsExactly("fields_left_out");
    assertThat(entries.get(1).fields()).containsOnlyKeys("B");
  }

  @Test
  void passesOverLinesThatAreNoFields() throws Exception {
    text("MESSAGE=m\nlower=1\nJan  1 00:00:00 no field\n1X=2\n=3\n_PID=4\n\n");
    JournalEntry entry = read().get(0);
    assertThat(entry.fields()).containsOnlyKeys("MESSAGE", "_PID");
    assertThat(entry.header().problems()).containsExactly("not_well_formed");
    assertThat(new String(entry.header().line().bytes(), StandardCharsets.UTF_8))
        .contains("no field");
  }

  @Test
  void keepsAnEntryThatBreaksOff() throws Exception {
    text("_PID=4\n").length("MESSAGE", 100).text("begin");
    JournalEntry entry = read().get(0);
    assertThat(entry.message()).isEqualTo("begin");
    assertThat(entry.header().problems()).containsExactly("truncated: MESSAGE");
    body.reset();
    text("_PID=4\nMESSAGE\n").bytes(new byte[] {1, 0, 0});
    assertThat(read().get(0).header().problems()).containsExactly("truncated: MESSAGE");
  }

  @Test
  void refusesALengthThatCannotBeOne() {
    text("A=1\n").length("MESSAGE", -1).text("rest");
    UnreadableExportException problem =
        catchThrowableOfType(UnreadableExportException.class, this::read);
    assertThat(problem.byteOffset()).isEqualTo(12);
    assertThat(problem)
        .hasMessageContaining("MESSAGE")
        .hasMessageContaining("18446744073709551615");
    body.reset();
    length("MESSAGE", 2).text("abc\n");
    assertThat(catchThrowableOfType(UnreadableExportException.class, this::read).byteOffset())
        .isEqualTo(18);
  }

  @Test
  void anEnormousLengthAllocatesNothing() throws Exception {
    length("MESSAGE", JournalExport.LONGEST_FIELD).text("x");
    assertThat(
            read(
                new ByteArrayInputStream(body.toByteArray()), Integer.MAX_VALUE, Integer.MAX_VALUE))
        .singleElement()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("x"));
  }

  @Test
  void nothingIsNoEntry() throws Exception {
    assertThat(read()).isEmpty();
    text("\n\n# x\n\n");
    assertThat(read()).isEmpty();
  }

  @Property(tries = 500)
  void readsTheSameInAnyPortions(@ForAll @IntRange(min = 1, max = 40) int portion)
      throws IOException {
    text("MESSAGE=one\n").binary("DATA", utf8("a\n\nb=c")).text("\nMESSAGE=two\n\n");
    List<JournalEntry> whole = read();
    List<JournalEntry> portions = read(new Portions(body.toByteArray(), portion), 1 << 20, 1 << 20);
    assertThat(portions.stream().map(JournalEntry::fields).toList())
        .isEqualTo(whole.stream().map(JournalEntry::fields).toList());
  }

  @Property(tries = 1000)
  void neverThrowsAnythingElse(@ForAll @Size(max = 60) List<@IntRange(max = 12) Integer> choice) {
    byte[] alphabet = {'A', '=', '\n', 0, 1, 2, '#', 'M', '_', ' ', (byte) 0xff, '\n', 'B'};
    byte[] bytes = new byte[choice.size()];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = alphabet[choice.get(index)];
    }
    try {
      for (JournalEntry entry : read(new ByteArrayInputStream(bytes), 20, 40)) {
        assertThat(entry.header().line().bytes().length).isLessThanOrEqualTo(40);
      }
    } catch (IOException problem) {
      assertThat(problem).isInstanceOf(UnreadableExportException.class);
    }
  }

  @Test
  void readsTheSampleOfTheCorpus() throws Exception {
    Path sample = Path.of("../shared/corpora/logs/elastic/journald-sample.export");
    boolean there = Files.exists(sample);
    if (!there) {
      System.out.println("Skipped: 2 journal entries of the corpus are not there");
      assertThat(System.getenv("CI")).isNotEqualTo("true");
    }
    assumeTrue(there);
    try (InputStream in = Files.newInputStream(sample)) {
      List<JournalEntry> entries = read(in, 1 << 20, 1 << 20);
      assertThat(entries).hasSize(2);
      JournalEntry audit = entries.get(0);
      assertThat(audit.header().facts())
          .containsEntry("_TRANSPORT", "audit")
          .containsEntry("_AUDIT_TYPE", "1326")
          .containsEntry("_AUDIT_ID", "39438");
      assertThat(audit.message()).startsWith("SECCOMP auid=1000");
      assertThat(audit.header().time()).isEqualTo(Instant.parse("2020-07-22T13:17:11.531Z"));
      assertThat(audit.fields()).hasSize(26);
      assertThat(entries.get(1).header().program()).isEqualTo("dockerd");
      assertThat(entries.get(1).header().host()).isEqualTo("sleipnir");
      assertThat(entries.get(1).fields()).hasSize(21);
    }
  }

  /** Hands out a few bytes at a time, as a network does. */
  private static final class Portions extends ByteArrayInputStream {
    private final int portion;

    Portions(byte[] bytes, int portion) {
      super(bytes);
      this.portion = portion;
    }

    @Override
    public synchronized int read(byte[] into, int at, int length) {
      return super.read(into, at, Math.min(length, portion));
    }
  }
}
