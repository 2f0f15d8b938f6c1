package dev.yagura.web;

import org.jspecify.annotations.Nullable;

/** What the quarantine page shows, and does. */
interface QuarantineSource {

  /** Newest first. */
  Page<QuarantineRow> quarantined(@Nullable String host, @Nullable String cursor, int limit);

  /**
   * Reads a line again with the parsers of now.
   *
   * @return whether it is an event now
   */
  boolean replay(String id, String actor);
}
