package dev.yagura.parse.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one record, decodes their values, and adds what can be looked up. */
final class RecordFields {

  private final String type;
  private final boolean execve;
  private final Map<String, String> fields = new LinkedHashMap<>(48);
  private final List<String> problems = new ArrayList<>(0);
  private final StringBuilder words = new StringBuilder(0);
  private final StringBuilder operation = new StringBuilder(0);

  RecordFields(String type) {
    this.type = type;
    this.execve = type.equals("EXECVE");
  }

  /**
   * A field that was written in double quotes: literal, no escapes inside.
   *
   * @param inner whether it stood inside {@code msg='…'}
   */
  void quoted(String name, String value, boolean inner) {
    if (execve && FieldNames.isArgumentPiece(name)) {
      put(name, '"' + value + '"', inner);
    } else if (!isAbsent(value) || FieldNames.isEncoded(name) || isExecveArgument(name)) {
      put(name, value, inner);
    }
  }

  /** A field that was written without quotes: hex where its name says so. */
  void bare(String name, String written, boolean inner) {
    if (isAbsent(written)) {
      return;
    }
    String value = strayQuoteCut(written);
    if (name.equals("saddr")) {
      put(name, value, inner);
      SocketAddress.decode(value).forEach((part, text) -> put(part, text, inner));
    } else if (FieldNames.isEncoded(name) || isExecveArgument(name)) {
      put(name, decoded(name, value), inner);
    } else {
      put(name, value, inner);
    }
  }

  /** A value that is already what it says, from {@code ausearch -i}. */
  void plain(String name, String value, boolean inner) {
    if (!isAbsent(value)) {
      put(name, value, inner);
    }
  }

  /** A word that belongs to no field. */
  void word(String word) {
    if (words.length() > 0) {
      words.append(' ');
    }
    words.append(word);
  }

  /** Adds a word to the value of op, which goes on over blanks. */
  void extendOperation(String word) {
    operation.append(' ').append(word);
  }

  /** Sets a field that the log does not write as {@code name=value}. */
  void derive(String name, String value) {
    fields.putIfAbsent(name, value);
  }

  @Nullable String get(String name) {
    return fields.get(name);
  }

  void problem(String word) {
    if (!problems.contains(word)) {
      problems.add(word);
    }
  }

  List<String> problems() {
    return problems;
  }

  /** The fields, after those that follow from others were added. */
  Map<String, String> finish() {
    describe();
    String architecture = architecture();
    if (architecture != null) {
      fields.putIfAbsent("ARCH", architecture);
      systemCall(architecture);
    } else if (fields.containsKey("syscall") && fields.containsKey("SYSCALL")) {
      systemCall("");
    }
    String exit = fields.get("exit");
    if (exit != null && exit.startsWith("-")) {
      String error = ErrorNumbers.name(exit);
      if (error != null) {
        fields.put("errno", error);
      }
    }
    return fields;
  }

  private @Nullable String architecture() {
    String arch = fields.get("arch");
    if (arch == null) {
      return null;
    }
    String name = SystemCalls.architecture(arch);
    return name != null ? name : fields.getOrDefault("ARCH", arch);
  }

  private void systemCall(String architecture) {
    String written = fields.get("syscall");
    if (written == null) {
      return;
    }
    boolean number = isNumber(written);
    String name = fields.get("SYSCALL");
    if (name == null) {
      name = number ? SystemCalls.name(architecture, written) : written;
    }
    if (number) {
      fields.put("syscall_number", written);
    } else {
      String looked = SystemCalls.number(architecture, written);
      if (looked != null) {
        fields.put("syscall_number", looked);
      }
    }
    if (name != null) {
      fields.put("syscall", name);
      fields.put("SYSCALL", name);
    }
  }

  /** Makes {@code op} of the free text where old daemons and PAM write no such field. */
  private void describe() {
    if (!operation.isEmpty()) {
      fields.put("op", (fields.getOrDefault("op", "") + operation).strip());
    }
    if (words.isEmpty()) {
      return;
    }
    String text = words.toString();
    if (type.startsWith("DAEMON_")) {
      fields.putIfAbsent("op", text.startsWith("auditd ") ? text.substring(7) : text);
    } else if (text.startsWith("PAM: ")) {
      fields.putIfAbsent("op", "PAM:" + text.substring(5).replace(' ', '_'));
    } else {
      fields.putIfAbsent("text", text);
    }
  }

  private void put(String name, String value, boolean inner) {
    String before = fields.putIfAbsent(name, value);
    // What the kernel attests outside msg='…' must not be replaced by what a program writes inside.
    if (before != null && inner && !before.equals(value)) {
      fields.putIfAbsent("msg_" + name, value);
    }
  }

  private boolean isExecveArgument(String name) {
    return execve && FieldNames.isArgument(name);
  }

  private static String decoded(String name, String value) {
    byte[] bytes = hasLowerCase(value) && !name.equals("proctitle") ? null : HexText.bytes(value);
    if (bytes == null) {
      return value;
    }
    return name.equals("proctitle")
        ? HexText.text(bytes, 0, withoutTrailingZeros(bytes), " ")
        : HexText.text(bytes);
  }

  private static int withoutTrailingZeros(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return length;
  }

  private static boolean hasLowerCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'a') {
        return true;
      }
    }
    return false;
  }

  /**
   * A value such as {@code 6578656301"}, seen from Ubuntu 17, loses the quote that opens nowhere.
   */
  private static String strayQuoteCut(String value) {
    int last = value.length() - 1;
    return last > 0 && value.charAt(last) == '"' && value.indexOf('"') == last
        ? value.substring(0, last)
        : value;
  }

  private static boolean isAbsent(String value) {
    return value.equals("?") || value.equals("(null)") || value.equals("(none)");
  }

  private static boolean isNumber(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return !value.isEmpty();
  }
}
