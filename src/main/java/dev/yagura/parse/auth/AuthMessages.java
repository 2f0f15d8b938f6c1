package dev.yagura.parse.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of sign-in, accounts and services; the program says which grammar is asked.
 * Thread-safe.
 */
public final class AuthMessages {

  private static final String PREAUTH = " [preauth]";

  private final MessageTable table = new MessageTable();
  private final PamMessages pam;

  public AuthMessages() {
    MessageTable.Family messages = table.of("pam");
    if (messages == null) {
      throw new IllegalStateException("messages.yaml lacks the family pam");
    }
    this.pam = new PamMessages(messages);
  }

  /** Whether a tag is of a program whose messages are read here. */
  public boolean knows(String tag) {
    return table.of(ProgramNames.plain(tag)) != null;
  }

  /** Whether a tag's messages belong to auth.log or secure. */
  public boolean isSecure(String tag) {
    MessageTable.Family family = table.of(ProgramNames.plain(tag));
    return family != null && family.secure() || tag.contains("(pam_");
  }

  /** Whether a text that follows any tag belongs there, because a PAM module speaks. */
  public static boolean isPam(String text) {
    return text.startsWith("pam_") || text.startsWith("(pam_");
  }

  /** Whether a tag is sshd's in one of its forms. */
  public boolean isSsh(String tag) {
    MessageTable.Family family = table.of(ProgramNames.plain(tag));
    return family != null && family.name().equals("sshd");
  }

  /**
   * Whether a process of this name, as the journal vouches for it, may speak under this tag. Names
   * of processes are cut at 15 characters.
   */
  public boolean mayClaim(String tag, String command) {
    MessageTable.Family family = table.of(ProgramNames.plain(tag));
    return family == null
        || family.commands().stream()
            .anyMatch(
                name -> name.equals(command) || command.length() == 15 && name.startsWith(command));
  }

  /**
   * Reads a message.
   *
   * @param tag the program as the envelope names it
   * @param message the message, escapes decoded
   * @return null where no grammar knows it
   */
  public @Nullable Reading read(String tag, String message) {
    String text = message.strip();
    boolean preauth = text.endsWith(PREAUTH);
    if (preauth) {
      text = text.substring(0, text.length() - PREAUTH.length()).stripTrailing();
    }
    Reading reading = pam.read(tag, text);
    if (reading == null) {
      MessageTable.Family family = table.of(ProgramNames.plain(tag));
      reading = family == null ? null : byProgram(family, text);
    }
    if (reading == null || !preauth) {
      return reading;
    }
    Map<String, String> values = new LinkedHashMap<>(reading.values());
    values.put("preauth", "true");
    return new Reading(reading.kind(), values, reading.count(), reading.alternatives());
  }

  private static @Nullable Reading byProgram(MessageTable.Family family, String text) {
    Reading reading =
        switch (family.name()) {
          case "sshd" -> SshAttempt.read(text);
          case "sudo" -> SudoMessage.read(text);
          default -> null;
        };
    return reading == null ? family.read(text) : reading;
  }
}
