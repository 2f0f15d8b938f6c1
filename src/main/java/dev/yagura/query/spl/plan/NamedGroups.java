package dev.yagura.query.spl.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The named groups of a regular expression that was parsed before, so that its brackets are in
 * order, and whether each takes part in every match.
 */
final class NamedGroups {

  private final String pattern;
  private final Map<String, Boolean> always = new LinkedHashMap<>();
  private final Deque<Group> open = new ArrayDeque<>();
  private final Group root = new Group("");

  private NamedGroups(String pattern) {
    this.pattern = pattern;
  }

  /** Group names; true for those that are part of every match. */
  static Map<String, Boolean> of(String pattern) {
    NamedGroups groups = new NamedGroups(pattern);
    groups.scan();
    return groups.always;
  }

  private void scan() {
    open.push(root);
    for (int at = 0; at < pattern.length(); at++) {
      switch (pattern.charAt(at)) {
        case '\\' -> at++;
        case '[' -> at = endOfClass(at);
        case '(' -> open.push(new Group(nameAt(at)));
        case '|' -> open.element().choice = true;
        case ')' -> close(at);
        default -> {}
      }
    }
    settle(root, false);
  }

  private void close(int at) {
    Group group = open.pop();
    String rest = pattern.substring(at + 1);
    boolean optional = rest.startsWith("?") || rest.startsWith("*") || rest.startsWith("{0");
    group.optional = optional;
    open.element().inner.put(group.name + '#' + at, group);
  }

  private void settle(Group group, boolean skippable) {
    // A group inside one of several branches, or inside what may be left out, need not take part.
    boolean inside = skippable || group.choice;
    for (Group inner : group.inner.values()) {
      if (!inner.name.isEmpty()) {
        always.put(inner.name, !(inside || inner.optional));
      }
      settle(inner, inside || inner.optional);
    }
  }

  private String nameAt(int at) {
    String rest = pattern.substring(at);
    int start = rest.startsWith("(?P<") ? 4 : rest.startsWith("(?<") ? 3 : 0;
    boolean named = start > 0 && rest.length() > start && Character.isLetter(rest.charAt(start));
    int end = named ? rest.indexOf('>') : -1;
    return end > start ? rest.substring(start, end) : "";
  }

  private int endOfClass(int open) {
    int at = open + 1;
    if (pattern.startsWith("^", at)) {
      at++;
    }
    // A closing bracket that comes first is a member.
    for (int i = at; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.charAt(i) == ']' && i > at) {
        return i;
      }
    }
    return pattern.length();
  }

  private static final class Group {
    private final String name;
    private final Map<String, Group> inner = new LinkedHashMap<>();
    private boolean choice;
    private boolean optional;

    private Group(String name) {
      this.name = name;
    }
  }
}
