package dev.yagura.rule;

import java.io.IOException;

/** An archive is larger than what is taken. */
public final class ArchiveLimitException extends IOException {

  ArchiveLimitException(String message) {
    super(message);
  }
}
