package dev.yagura.parse.journal;

import dev.yagura.event.RawLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal's export format ({@code application/vnd.fdo.journal}, systemd's "Journal Export
 * Formats"), entry by entry. Fields with binary data are read by their length, never by line. For
 * one body and one thread.
 *
 * <p>An entry counts as one line: {@link RawLine#number()} is its ordinal, {@link RawLine#bytes()}
 * its fields as they were sent, again in the export format. What is over a limit is read past and
 * said: {@code truncated: NAME, N bytes} (the field's first bytes are kept, its length in the raw
 * bytes is that of what is kept), {@code field_left_out: NAME, N bytes} (the entry's limit), {@code
 * fields_left_out} (more than {@value #MAXIMUM_FIELDS}). {@code truncated: NAME} alone means that
 * the body ended inside the field; {@code not_well_formed} that a line was no field, and was passed
 * over.
 */
public final class JournalExport {

  /** systemd's own limit of fields in an entry. */
  static final int MAXIMUM_FIELDS = 1024;

  /** systemd's own limit of a field; a greater length is no length. */
  static final long LONGEST_FIELD = 768L * 1024 * 1024;

  private static final int LONGEST_NAME = 64;

  private final ExportInput input;
  private final int maximumFieldBytes;
  private final int maximumEntryBytes;
  private int entries;

  /**
   * @param body the decoded body
   * @param maximumFieldBytes how much of a field is kept, name included
   * @param maximumEntryBytes how much of an entry is kept
   */
  public JournalExport(InputStream body, int maximumFieldBytes, int maximumEntryBytes) {
    this.input = new ExportInput(body);
    this.maximumFieldBytes = maximumFieldBytes;
    this.maximumEntryBytes = maximumEntryBytes;
  }

  /**
   * The next entry; null at the end of the body.
   *
   * @throws UnreadableExportException where a length cannot be one: nothing after it can be read
   * @throws IOException where the body cannot be read
   */
  public @Nullable JournalEntry next() throws IOException {
    EntryFields fields = new EntryFields();
    ExportedBytes raw = new ExportedBytes(maximumEntryBytes);
    long start = input.offset();
    int count = 0;
    ExportInput.Run line = input.line(maximumFieldBytes);
    while (line != null && !(line.length() == 0 && !fields.isEmpty())) {
      if (line.length() == 0) {
        start = input.offset();
      } else if (line.kept()[0] != '#') {
        count++;
        field(line, fields, raw, count > MAXIMUM_FIELDS);
      }
      line = input.line(maximumFieldBytes);
    }
    if (fields.isEmpty()) {
      return null;
    }
    entries++;
    int sent = (int) Math.min(Integer.MAX_VALUE, input.offset() - start);
    return fields.entry(new RawLine(entries, 1, raw.bytes(), sent));
  }

  private void field(ExportInput.Run line, EntryFields fields, ExportedBytes raw, boolean tooMany)
      throws IOException {
    byte[] kept = line.kept();
    int equals = indexOfEquals(kept);
    String name = name(kept, equals < 0 ? kept.length : equals);
    if (name == null) {
      fields.problem("not_well_formed");
      raw.line(kept);
    } else if (equals < 0) {
      binary(name, fields, raw, tooMany);
    } else if (tooMany) {
      fields.problem("fields_left_out");
    } else if (!raw.hasRoomFor(kept.length + 1)) {
      fields.problem("field_left_out", name, ", " + (line.length() - equals - 1) + " bytes");
    } else {
      byte[] value = Arrays.copyOfRange(kept, equals + 1, kept.length);
      if (line.length() > kept.length) {
        fields.problem("truncated", name, ", " + (line.length() - equals - 1) + " bytes");
      }
      fields.add(name, JournalText.ofBytes(value));
      raw.line(kept);
    }
  }

  private void binary(String name, EntryFields fields, ExportedBytes raw, boolean tooMany)
      throws IOException {
    long place = input.offset();
    Long length = input.length();
    if (length == null) {
      fields.problem("truncated", name, "");
      return;
    }
    if (length < 0 || length > LONGEST_FIELD) {
      throw new UnreadableExportException(
          "Expected the length of field "
              + name
              + ", at most "
              + LONGEST_FIELD
              + ", found "
              + Long.toUnsignedString(length)
              + ".",
          place);
    }
    int keep = Math.max(0, maximumFieldBytes - name.length() - 1);
    ExportInput.Run data = input.bytes(length, keep);
    int after = data.complete() ? input.next() : '\n';
    if (after >= 0 && after != '\n') {
      throw new UnreadableExportException(
          "Expected a newline after the " + length + " bytes of field " + name + ".",
          input.offset() - 1);
    }
    if (tooMany) {
      fields.problem("fields_left_out");
      return;
    }
    if (!raw.hasRoomFor(name.length() + 10 + data.kept().length)) {
      fields.problem("field_left_out", name, ", " + length + " bytes");
      return;
    }
    if (!data.complete()) {
      fields.problem("truncated", name, "");
    } else if (length > data.kept().length) {
      fields.problem("truncated", name, ", " + length + " bytes");
    }
    fields.add(name, JournalText.ofBytes(data.kept()));
    raw.binary(name, data.kept());
  }

  private static int indexOfEquals(byte[] line) {
    for (int at = 0; at < Math.min(line.length, LONGEST_NAME + 1); at++) {
      if (line[at] == '=') {
        return at;
      }
    }
    return -1;
  }

  /** The field name that the first bytes are; null where they are none. */
  private static @Nullable String name(byte[] line, int length) {
    if (length == 0 || length > LONGEST_NAME || (line[0] >= '0' && line[0] <= '9')) {
      return null;
    }
    for (int at = 0; at < length; at++) {
      byte character = line[at];
      boolean valid =
          character == '_'
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9');
      if (!valid) {
        return null;
      }
    }
    return new String(line, 0, length, StandardCharsets.US_ASCII);
  }
}
