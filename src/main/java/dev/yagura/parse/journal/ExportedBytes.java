package dev.yagura.parse.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one entry, written again in the export format as far as they are kept. */
final class ExportedBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final int maximum;

  ExportedBytes(int maximum) {
    this.maximum = maximum;
  }

  boolean hasRoomFor(int more) {
    return more <= maximum - bytes.size();
  }

  /** A line as it was sent; left out where there is no room. */
  void line(byte[] line) {
    if (hasRoomFor(line.length + 1)) {
      bytes.writeBytes(line);
      bytes.write('\n');
    }
  }

  /** A field with its length before it. */
  void binary(String name, byte[] data) {
    line(name.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(data.length)
            .array());
    bytes.writeBytes(data);
    bytes.write('\n');
  }

  /** All of them, without the last newline. */
  byte[] bytes() {
    byte[] all = bytes.toByteArray();
    return all.length == 0 ? all : Arrays.copyOf(all, all.length - 1);
  }
}
