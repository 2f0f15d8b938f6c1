package dev.yagura.query.spl.plan;

import dev.yagura.query.spl.tree.Fields;
import dev.yagura.query.spl.tree.Rename;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The names that a command of the pipeline sees. Not thread-safe. */
final class Columns {

  /** Fields that every event has. */
  private static final Set<String> ALWAYS_THERE = Set.of("host", "source", "sourcetype");

  private final Map<String, Column> named = new LinkedHashMap<>();
  private Function<String, Column> others;

  /**
   * @param others what a name stands for that no command has set
   */
  Columns(Function<String, Column> others) {
    this.others = others;
  }

  /** Only the columns that are put in. */
  static Columns closed() {
    return new Columns(name -> new Column.Absent());
  }

  Column get(String name) {
    Column column = named.get(name);
    return column == null ? others.apply(name) : column;
  }

  void put(String name, Column column) {
    named.put(name, column);
  }

  /** The columns set by name, in order. */
  Map<String, Column> named() {
    return Map.copyOf(named);
  }

  /** The name that a column goes by now; the other name if it goes by none. */
  String nameOf(Column column, String other) {
    // The very column: two may read the same field.
    return named.entrySet().stream()
        .filter(entry -> entry.getValue() == column)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(other);
  }

  /** All pairs at the same time: a pair does not see what another has set. */
  void rename(Rename rename) {
    Map<String, Column> before = new LinkedHashMap<>(named);
    Map<String, Column> moved = new LinkedHashMap<>();
    for (Rename.Pair pair : rename.pairs()) {
      for (String name : matching(pair.from(), before)) {
        Column column = before.getOrDefault(name, others.apply(name));
        if (!(column instanceof Column.Absent)) {
          String to = newName(pair, name);
          named.put(name, new Column.Absent());
          moved.put(to, orElse(column, before.getOrDefault(to, others.apply(to))));
        }
      }
    }
    named.putAll(moved);
    named.values().removeIf(column -> column instanceof Column.Absent && isClosed());
  }

  private boolean isClosed() {
    return others.apply("") instanceof Column.Absent;
  }

  private static List<String> matching(String pattern, Map<String, Column> columns) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return List.of(pattern);
    }
    String start = pattern.substring(0, star);
    String end = pattern.substring(star + 1);
    return columns.keySet().stream()
        .filter(name -> name.length() >= start.length() + end.length())
        .filter(name -> name.startsWith(start) && name.endsWith(end))
        .toList();
  }

  private static String newName(Rename.Pair pair, String name) {
    int star = pair.from().indexOf('*');
    if (star < 0) {
      return pair.to();
    }
    int end = name.length() - (pair.from().length() - star - 1);
    return pair.to().replace("*", name.substring(star, end));
  }

  /** A field that an event lacks is not renamed: what had the new name stays then. */
  private static Column orElse(Column renamed, Column replaced) {
    if (renamed instanceof Column.Field field
        && field.whenAbsent() == null
        && replaced instanceof Column.Field other
        && field.names().stream().noneMatch(ALWAYS_THERE::contains)) {
      List<String> names = new ArrayList<>(field.names());
      other.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
      return new Column.Field(List.copyOf(names), other.whenAbsent());
    }
    return renamed;
  }

  /** Lets go of the fields that do not stay. */
  void keep(Fields fields) {
    Function<String, Column> before = others;
    others = name -> stays(fields, name) ? before.apply(name) : new Column.Absent();
    named.replaceAll((name, column) -> stays(fields, name) ? column : new Column.Absent());
    named.values().removeIf(column -> column instanceof Column.Absent && isClosed());
  }

  private static boolean stays(Fields fields, String name) {
    return fields.fields().stream().anyMatch(pattern -> WildcardName.matches(pattern, name))
        == fields.keep();
  }
}
