package dev.yagura.query.spl.plan;

import java.util.List;

/** Field names with {@code *} for anything, as {@code fields} and {@code rename} take them. */
final class WildcardName {

  private WildcardName() {}

  static boolean matches(String pattern, String name) {
    List<String> parts = List.of(pattern.split("\\*", -1));
    if (parts.size() == 1) {
      return pattern.equals(name);
    }
    String last = parts.get(parts.size() - 1);
    if (!name.startsWith(parts.get(0))) {
      return false;
    }
    int at = parts.get(0).length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = name.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return name.length() - at >= last.length() && name.endsWith(last);
  }
}
