package dev.yagura.parse.audit;

import java.util.Set;
import java.util.stream.Collectors;

/** What the name of a field says about its value. */
final class FieldNames {

  private static final Set<String> ENCODED = names("encoded-fields.tsv");
  private static final Set<String> ENRICHED = names("enriched-fields.tsv");

  private FieldNames() {}

  private static Set<String> names(String table) {
    return TableResource.rows(table).stream()
        .map(row -> row.get(0))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an unquoted value of this field is hex; decided by the name, never by the look. */
  static boolean isEncoded(String name) {
    return ENCODED.contains(name);
  }

  /** Whether auditd adds a field of this name with {@code log_format = ENRICHED}. */
  static boolean isEnriched(String name) {
    return ENRICHED.contains(name);
  }

  /** Whether the name is that of an argument, {@code a0}, {@code a17}. */
  static boolean isArgument(String name) {
    return name.length() > 1 && name.charAt(0) == 'a' && digits(name, 1) == name.length();
  }

  /** Whether the name is that of a part of a long argument: {@code a1[0]}. */
  static boolean isArgumentPiece(String name) {
    int open = name.charAt(0) == 'a' ? digits(name, 1) : 0;
    return open > 1
        && open < name.length() - 2
        && name.charAt(open) == '['
        && name.charAt(name.length() - 1) == ']'
        && digits(name, open + 1) == name.length() - 1;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
