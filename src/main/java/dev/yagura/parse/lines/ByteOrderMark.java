package dev.yagura.parse.lines;

import java.io.IOException;

/** The mark of UTF-8 that some programs put before a text. */
final class ByteOrderMark {

  private ByteOrderMark() {}

  /** 3 where the window begins with it, else 0. */
  static int length(ByteWindow window) throws IOException {
    return window.ensure(3)
            && window.at(0) == (byte) 0xEF
            && window.at(1) == (byte) 0xBB
            && window.at(2) == (byte) 0xBF
        ? 3
        : 0;
  }
}
