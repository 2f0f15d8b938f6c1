package dev.yagura.api;

import dev.yagura.ingest.Batches;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The receipts of requests. */
@RestController
class BatchesResource {

  private final Batches batches;

  BatchesResource(Batches batches) {
    this.batches = batches;
  }

  /** A receipt as it stands now. */
  record Item(
      String batch,
      String receivedAt,
      String committedAt,
      @Nullable String evaluatedAt,
      long received,
      long stored,
      long quarantined,
      long pending,
      long repeats,
      @Nullable String token,
      String door) {

    static Item of(Batches.Batch batch) {
      return new Item(
          Long.toString(batch.id()),
          Times.text(batch.receivedAt()),
          Times.text(batch.committedAt()),
          Times.nullable(batch.evaluatedAt()),
          batch.received(),
          batch.stored(),
          batch.quarantined(),
          batch.pending(),
          batch.repeats(),
          batch.token(),
          batch.door());
    }
  }

  /** Receipts, the newest first. */
  @GetMapping("/api/v1/batches")
  Listing<Item> batches(
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    Long before = cursor == null ? null : (Long) Listing.id(cursor);
    List<Batches.Batch> found = batches.list(before, Listing.limit(limit) + 1);
    List<Item> items = found.stream().limit(limit).map(Item::of).toList();
    return new Listing<>(items, found.size() > limit ? items.get(items.size() - 1).batch() : null);
  }

  /** One receipt. */
  @GetMapping("/api/v1/batches/{id}")
  Item batch(@PathVariable("id") String id) {
    return batches
        .get(Listing.id(id))
        .map(Item::of)
        .orElseThrow(() -> new NotFoundException("batch", id));
  }
}
