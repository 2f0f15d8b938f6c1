package dev.yagura.parse.auth;

/** Names of programs in their many spellings. */
final class ProgramNames {

  private ProgramNames() {}

  /** {@code sshd} of {@code /usr/sbin/sshd}, {@code (systemd)} and {@code sshd(pam_unix)}. */
  static String plain(String tag) {
    String name = PamMessages.program(tag);
    if (name.length() > 2 && name.charAt(0) == '(' && name.endsWith(")")) {
      name = name.substring(1, name.length() - 1);
    }
    int slash = name.lastIndexOf('/');
    // "/usr/sbin/cron" has a directory, "postfix/smtpd" is a name of two parts.
    return name.startsWith("/") && slash < name.length() - 1 ? name.substring(slash + 1) : name;
  }
}
