package dev.yagura.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which of the eight chart colours a kind has: the usual sourcetypes have the same everywhere. */
final class SeriesColours {

  /** Part of a sourcetype's name, and its colour. */
  private static final Map<String, Integer> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("sysmon", 1);
    USUAL.put("audit", 0);
    USUAL.put("secure", 2);
    USUAL.put("auth", 2);
    USUAL.put("journal", 3);
    USUAL.put("syslog", 4);
  }

  private static final int COLOURS = 8;

  private SeriesColours() {}

  /** A colour from 0 to 7 for each of at most eight names, no two the same. */
  static Map<String, Integer> of(Collection<String> names) {
    Map<String, Integer> colours = new LinkedHashMap<>();
    Set<Integer> free = new LinkedHashSet<>();
    for (int i = 0; i < COLOURS; i++) {
      free.add(i);
    }
    for (String name : names) {
      USUAL.entrySet().stream()
          .filter(usual -> name.toLowerCase(java.util.Locale.ROOT).contains(usual.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .filter(free::remove)
          .ifPresent(colour -> colours.put(name, colour));
    }
    for (String name : names) {
      if (!colours.containsKey(name)) {
        int next = free.iterator().next();
        free.remove(next);
        colours.put(name, next);
      }
    }
    return colours;
  }
}
