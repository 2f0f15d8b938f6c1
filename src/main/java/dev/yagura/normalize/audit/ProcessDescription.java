package dev.yagura.normalize.audit;

import dev.yagura.parse.AuditArguments;
import java.util.List;
import java.util.Map;

/** The command line and the script of an execve. */
final class ProcessDescription {

  /** How many arguments an interpreter's own line can put before the script: {@code #!/x -e}. */
  private static final int SCRIPT_REACH = 3;

  private ProcessDescription() {}

  static void describe(AuditRecords records, EventFields event) {
    AuditArguments arguments = records.arguments();
    if (arguments == null) {
      return;
    }
    event.put("process", arguments.commandLine());
    int present = arguments.byNumber().size();
    if (!arguments.missing().isEmpty() || !arguments.cut().isEmpty()) {
      event.problem("truncated: " + present + " of " + arguments.count() + " arguments");
    }
    for (int number : arguments.missing()) {
      if (!arguments.byNumber().isEmpty() && number < arguments.byNumber().lastKey()) {
        event.problem("argument_missing: a" + number);
      }
    }
    script(records, arguments, event);
  }

  /** For a script, exe is the interpreter, and the file that was executed an argument of it. */
  private static void script(AuditRecords records, AuditArguments arguments, EventFields event) {
    List<Map<String, String>> paths = records.paths();
    String file = paths.isEmpty() ? null : paths.get(0).get("name");
    if (file == null) {
      return;
    }
    for (int number = 1; number <= SCRIPT_REACH; number++) {
      if (file.equals(arguments.byNumber().get(number)) && paths.size() > 2) {
        event.put("script", Paths.absolute(file, records.value("CWD", "cwd")));
        return;
      }
    }
  }
}
