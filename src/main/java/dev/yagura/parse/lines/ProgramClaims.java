package dev.yagura.parse.lines;

import dev.yagura.parse.Header;
import dev.yagura.parse.auth.AuthMessages;
import java.util.List;
import java.util.Map;

/**
 * Holds the tag that a sender gives itself against what journald vouches for: any user can write to
 * the journal as sshd (systemd.journal-fields(7), "Trusted Journal Fields").
 */
final class ProgramClaims {

  private static final List<String> ANYBODYS = List.of("/home/", "/tmp/", "/var/tmp/", "/dev/shm/");

  private ProgramClaims() {}

  /** {@code claimed_program} where the process is not one that speaks under this tag. */
  static List<String> problems(AuthMessages grammars, Header header) {
    Map<String, String> facts = header.facts();
    String program = header.program();
    if (program == null || facts.isEmpty()) {
      return List.of();
    }
    String command = facts.get("_COMM");
    if (command != null && !grammars.mayClaim(program, command)) {
      return List.of("claimed_program: _COMM is " + command);
    }
    String path = facts.get("_EXE");
    boolean anybodys = path != null && ANYBODYS.stream().anyMatch(path::startsWith);
    return anybodys && grammars.knows(program)
        ? List.of("claimed_program: _EXE is " + path)
        : List.of();
  }
}
