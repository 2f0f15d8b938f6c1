package dev.yagura.parse.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stretch of a stream that can be looked at before it is taken. Not thread-safe. */
public final class ByteWindow {

  private static final int INITIAL_SIZE = 1 << 16;
  private static final int MAXIMUM_EMPTY_READS = 1_000;

  private final InputStream stream;
  private byte[] buffer = new byte[INITIAL_SIZE];
  private int start;
  private int end;
  private boolean ended;

  public ByteWindow(InputStream stream) {
    this.stream = stream;
  }

  /** How many bytes are at hand without reading. */
  int available() {
    return end - start;
  }

  /** The byte at a distance from the window's start, as signed; it must be {@link #available}. */
  public byte at(int distance) {
    return buffer[start + distance];
  }

  /**
   * Makes sure that so many bytes are at hand.
   *
   * @return false where the stream ends before
   */
  public boolean ensure(int count) throws IOException {
    while (end - start < count) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The distance of the next line feed, looking no further than the limit.
   *
   * @param from where to begin; what lies before was looked at already
   * @return the distance; {@link #available} where there is none before the end of the stream, or
   *     at least the limit where there is none before it
   */
  int lineFeed(int from, int limit) throws IOException {
    int distance = from;
    while (true) {
      int last = end;
      byte[] bytes = buffer;
      for (int i = start + distance; i < last; i++) {
        if (bytes[i] == '\n') {
          return i - start;
        }
      }
      distance = last - start;
      if (distance >= limit || !fill()) {
        return distance;
      }
    }
  }

  /** A copy of the first bytes, which stay in the window. */
  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(buffer, start + from, start + to);
  }

  /** Drops the first bytes. */
  public void skip(int count) {
    start += count;
  }

  /** Drops so many bytes, reading on where needed; says how many there were. */
  long skipFully(long count) throws IOException {
    long left = count;
    while (left > 0 && ensure(1)) {
      int step = (int) Math.min(left, available());
      skip(step);
      left -= step;
    }
    return count - left;
  }

  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == buffer.length) {
      makeRoom();
    }
    for (int empty = 0; empty < MAXIMUM_EMPTY_READS; empty++) {
      int count = stream.read(buffer, end, buffer.length - end);
      if (count > 0) {
        end += count;
        return true;
      }
      if (count < 0) {
        break;
      }
    }
    ended = true;
    return false;
  }

  private void makeRoom() {
    int kept = end - start;
    byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, start, target, 0, kept);
    buffer = target;
    start = 0;
    end = kept;
  }
}
