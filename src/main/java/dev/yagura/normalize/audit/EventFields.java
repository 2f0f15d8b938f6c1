package dev.yagura.normalize.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the CIM fields and the problems of one event. */
final class EventFields {

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>(2);

  /** Sets a field; nothing where there is no value. */
  void put(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(name, value);
    }
  }

  void put(String name, List<String> several) {
    if (several.size() == 1) {
      values.put(name, several.get(0));
    } else if (!several.isEmpty()) {
      values.put(name, List.copyOf(several));
    }
  }

  void remove(String name) {
    values.remove(name);
  }

  void problem(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  Map<String, Object> values() {
    return values;
  }

  List<String> problems() {
    return problems;
  }
}
