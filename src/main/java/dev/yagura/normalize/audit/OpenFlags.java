package dev.yagura.normalize.audit;

import org.jspecify.annotations.Nullable;

/**
 * The flags of open(2), as the log has them (hex), as OPENAT2 has them (octal with a zero before),
 * or by name. The numbers are those of asm-generic/fcntl.h, which all our architectures share.
 */
record OpenFlags(boolean writes, boolean creates) {

  private static final long WRITE_ONLY = 1;
  private static final long READ_WRITE = 2;
  private static final long CREATE = 0x40;
  private static final long TRUNCATE = 0x200;

  /** What creat(2) does. */
  static final OpenFlags CREAT = new OpenFlags(true, true);

  static OpenFlags read(@Nullable String text, int radix) {
    if (text == null || text.isEmpty()) {
      return new OpenFlags(false, false);
    }
    if (text.startsWith("O_")) {
      return new OpenFlags(
          text.contains("O_WRONLY") || text.contains("O_RDWR") || text.contains("O_TRUNC"),
          text.contains("O_CREAT"));
    }
    // The flags are an int; what stands above it in the register means nothing.
    String low = text.length() > 12 ? text.substring(text.length() - 8) : text;
    long flags = 0;
    for (int i = 0; i < low.length(); i++) {
      int digit = Character.digit(low.charAt(i), radix);
      if (digit < 0) {
        return new OpenFlags(false, false);
      }
      flags = flags * radix + digit;
    }
    return new OpenFlags(
        (flags & (WRITE_ONLY | READ_WRITE | TRUNCATE)) != 0, (flags & CREATE) != 0);
  }
}
