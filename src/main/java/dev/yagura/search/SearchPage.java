package dev.yagura.search;

import dev.yagura.store.StoredEvent;
import java.util.List;
import java.util.Optional;

/**
 * A page of events, the newest first.
 *
 * @param events with their raw lines
 * @param next the cursor of the next page; empty at the end. A page may hold fewer events than
 *     asked for and still have a next one: a search over raw text stops after some seconds
 */
public record SearchPage(List<StoredEvent> events, Optional<String> next) {}
