package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who sends, and through which doors. */
record SourcesModel(List<Sender> senders, List<Door> doors) {

  /**
   * A token and what came with it. {@code received = stored + quarantined}, in lines.
   *
   * @param kind {@code ingest} or {@code api}
   * @param state {@code active}, {@code expired}, {@code disabled}
   * @param repeats requests that were sent again and stored nothing
   * @param refused requests that were refused; null where that is not counted
   */
  record Sender(
      String id,
      String name,
      String kind,
      String state,
      @Nullable String host,
      @Nullable String source,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      long received,
      long stored,
      long quarantined,
      long repeats,
      @Nullable Long refused) {}

  /**
   * A door.
   *
   * @param path {@code /api/v1/logs} …
   * @param speaks for whom it is, in a few words that are names
   */
  record Door(String path, String speaks, boolean open, long received) {}
}
