package dev.yagura.parse.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body read as lines and as runs of bytes, never holding more than it is asked to keep. */
final class ExportInput {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int LENGTH_BYTES = 8;

  /**
   * A run of bytes, of which the first were kept.
   *
   * @param kept the first bytes
   * @param length how many there were
   * @param complete whether the body went on to where the run should end
   */
  record Run(byte[] kept, long length, boolean complete) {}

  private final InputStream body;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private long before;

  ExportInput(InputStream body) {
    this.body = body;
  }

  /** The place of the next byte, from the start of the body. */
  long offset() {
    return before + at;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    before += end;
    at = 0;
    end = Math.max(0, body.read(buffer, 0, buffer.length));
    return end > 0;
  }

  /** The next byte; -1 at the end of the body. */
  int next() throws IOException {
    return fill() ? buffer[at++] & 0xff : -1;
  }

  /** The bytes up to the next newline, which is taken as well; null at the end of the body. */
  @Nullable Run line(int keep) throws IOException {
    if (!fill()) {
      return null;
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long length = 0;
    while (fill()) {
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      length += stop - at;
      kept.write(buffer, at, Math.min(stop - at, Math.max(0, keep - kept.size())));
      at = stop;
      if (stop < end) {
        at++;
        return new Run(kept.toByteArray(), length, true);
      }
    }
    return new Run(kept.toByteArray(), length, false);
  }

  /** A run of bytes of a known length. */
  Run bytes(long length, int keep) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long left = length;
    while (left > 0 && fill()) {
      int some = (int) Math.min(left, end - at);
      kept.write(buffer, at, Math.min(some, Math.max(0, keep - kept.size())));
      at += some;
      left -= some;
    }
    return new Run(kept.toByteArray(), length, left == 0);
  }

  /** A little-endian length of eight bytes; null where the body ends in it. */
  @Nullable Long length() throws IOException {
    Run run = bytes(LENGTH_BYTES, LENGTH_BYTES);
    if (!run.complete()) {
      return null;
    }
    long length = 0;
    for (int index = LENGTH_BYTES - 1; index >= 0; index--) {
      length = length << 8 | (run.kept()[index] & 0xff);
    }
    return length;
  }
}
