package dev.yagura.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the page of sources shows, and does. */
interface SourcesSource {

  SourcesModel sources(Instant now);

  /**
   * Makes a token.
   *
   * @param kind {@code ingest} or {@code api}
   * @param host the host it is bound to; null for any
   * @return the secret, which is shown once
   */
  String add(String name, String kind, @Nullable String host, String actor);

  /** Makes a new secret; the old one goes on for a while. Returns the new one. */
  String rotate(String id, String actor);

  void disable(String id, String actor);
}
