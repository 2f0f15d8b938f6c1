package dev.yagura.web;

import java.util.Map;

/** The doors by the word that receipts have for them. */
final class Doors {

  static final String LOGS = "logs";

  private static final Map<String, String> PATHS = Map.of(LOGS, "/api/v1/logs");

  private Doors() {}

  /** The door's path; the word itself for what came in by none, as the sample day. */
  static String path(String door) {
    return PATHS.getOrDefault(door, door);
  }
}
