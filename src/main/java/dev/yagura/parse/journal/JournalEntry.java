package dev.yagura.parse.journal;

import dev.yagura.parse.Header;
import java.util.List;
import java.util.Map;

/** Placeholder. */
public record JournalEntry(Header header, String message, Map<String, List<String>> fields) {}
