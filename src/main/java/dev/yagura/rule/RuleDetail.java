package dev.yagura.rule;

import dev.yagura.query.RuleMetadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule with all that is known of it.
 *
 * @param text its text as imported, unmodified
 * @param file the file it came from
 * @param metadata what its text says about itself; null where it does not compile
 * @param sql the statements that judge it, as they read for a range of stored events, each base of
 *     a window its own; empty where it does not compile
 * @param fields the field names that its conditions test
 * @param versions newest first
 */
public record RuleDetail(
    RuleSummary summary,
    String text,
    String file,
    @Nullable RuleMetadata metadata,
    List<String> sql,
    List<String> fields,
    List<Version> versions) {

  /** When a text came, and who brought it. */
  public record Version(int version, Instant importedAt, String importedBy) {}
}
