package dev.yagura.store;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Raw lines, byte for byte, in one compressed piece: zstd level 3 of a line count, the lines'
 * lengths (big-endian 32-bit each), and the lines.
 */
final class RawBlock {

  /** Lines in a block at most; a place is {@code 256 * block + line}. */
  static final int LINES = 256;

  private static final int FULL_BYTES = 1 << 20;
  private static final int LEVEL = 3;

  private final List<byte[]> lines = new ArrayList<>();
  private int bytes;

  /** Adds a line, and says at which place of the block it is. */
  int add(byte[] line) {
    lines.add(line);
    bytes += line.length;
    return lines.size() - 1;
  }

  boolean isFull() {
    return lines.size() >= LINES || bytes >= FULL_BYTES;
  }

  int lineCount() {
    return lines.size();
  }

  int rawBytes() {
    return bytes;
  }

  byte[] compress() {
    ByteBuffer plain = ByteBuffer.allocate(4 + 4 * lines.size() + bytes);
    plain.putInt(lines.size());
    lines.forEach(line -> plain.putInt(line.length));
    lines.forEach(plain::put);
    return Zstd.compress(plain.array(), LEVEL);
  }

  /**
   * The lines of a compressed block.
   *
   * @throws IllegalStateException when the stored bytes are damaged
   */
  static List<byte[]> decompress(byte[] data) {
    long size = Zstd.getFrameContentSize(data);
    if (size < 4 || size > Integer.MAX_VALUE) {
      throw new IllegalStateException("A raw block has no readable size: " + size);
    }
    ByteBuffer plain = ByteBuffer.wrap(Zstd.decompress(data, (int) size));
    int[] lengths = new int[plain.getInt()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = plain.getInt();
    }
    List<byte[]> lines = new ArrayList<>(lengths.length);
    for (int length : lengths) {
      byte[] line = new byte[length];
      plain.get(line);
      lines.add(line);
    }
    return lines;
  }

  /** The lines joined by newline. */
  static byte[] join(List<byte[]> lines) {
    var joined = new ByteArrayOutputStream();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        joined.write('\n');
      }
      joined.writeBytes(lines.get(i));
    }
    return joined.toByteArray();
  }
}
