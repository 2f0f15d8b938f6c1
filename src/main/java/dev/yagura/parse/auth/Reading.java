package dev.yagura.parse.auth;

import java.util.List;
import java.util.Map;

/**
 * What a message was read as.
 *
 * @param kind the kind of message, {@code sshd.failed_password} …
 * @param values what the message names, by the grammar's names; no empty ones
 * @param count how many acts it stands for
 * @param alternatives other readings of the same text that are as good, as values to put over
 *     {@link #values}; empty where it reads in one way only
 */
public record Reading(
    String kind, Map<String, String> values, int count, List<Map<String, String>> alternatives) {

  /** A reading of one act, in one way. */
  static Reading of(String kind, Map<String, String> values) {
    return new Reading(kind, values, 1, List.of());
  }
}
