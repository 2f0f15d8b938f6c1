package dev.yagura.ingest;

import dev.yagura.parse.Header;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides the host that a record is filed under: the token's binding, the request's, the record's
 * own, and last the sender's name.
 */
final class HostResolver {

  private static final int LONGEST_NAME = 253;

  private HostResolver() {}

  static String resolve(Submission submission, Header header) {
    return Optional.ofNullable(submission.token().host())
        .flatMap(HostResolver::clean)
        .or(() -> Optional.ofNullable(submission.host()).flatMap(HostResolver::clean))
        .or(
            () ->
                Optional.ofNullable(header.host())
                    .flatMap(HostResolver::clean)
                    .filter(name -> !isLocalhost(name)))
        .orElseGet(() -> senderName(submission));
  }

  /** A name in lower case without its final dot; empty for what cannot be the name of a host. */
  static Optional<String> clean(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String undotted = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    boolean sound =
        !undotted.isEmpty()
            && undotted.length() <= LONGEST_NAME
            && undotted.chars().allMatch(HostResolver::isNameCharacter);
    return sound ? Optional.of(undotted) : Optional.empty();
  }

  private static boolean isNameCharacter(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-:/@".indexOf(c) >= 0;
  }

  private static boolean isLocalhost(String name) {
    return name.equals("localhost") || name.startsWith("localhost.");
  }

  private static String senderName(Submission submission) {
    String sender = submission.sender();
    boolean thisMachine = sender.startsWith("127.") || sender.equals("::1") || sender.isEmpty();
    return clean(thisMachine ? submission.token().name() : sender).orElse("unknown");
  }
}
