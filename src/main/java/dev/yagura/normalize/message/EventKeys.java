package dev.yagura.normalize.message;

import dev.yagura.parse.Header;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/** Keys by which copies of one message are known, on whatever way they came. */
final class EventKeys {

  private static final int LENGTH = 16;

  private EventKeys() {}

  /**
   * A key of host, program, process, second and text; {@code ""} without a time. The second,
   * because the journal and syslog tell the time of one message with different fractions.
   */
  static String of(String host, Header header, String text) {
    Instant time = header.time();
    if (time == null) {
      return "";
    }
    String content =
        String.join(
            "\0",
            host,
            Objects.requireNonNullElse(header.program(), ""),
            Objects.requireNonNullElse(header.pid(), ""),
            Long.toString(time.getEpochSecond()),
            text.strip());
    byte[] hash = digest().digest(content.getBytes(StandardCharsets.UTF_8));
    return "message:" + HexFormat.of().formatHex(hash, 0, LENGTH);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
