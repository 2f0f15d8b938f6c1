package dev.yagura.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as lists show it. Status, disposition and severity are the API's words.
 *
 * @param count acts: copies count once, a repeated message as often as it says
 * @param backFill found in history, and nowhere else
 * @param sample made from sample data alone
 */
public record AlertSummary(
    long id,
    Rule rule,
    String severity,
    String status,
    @Nullable String disposition,
    String host,
    Entity entity,
    List<String> techniques,
    Instant firstTime,
    Instant lastTime,
    long count,
    @Nullable String assignee,
    Instant createdAt,
    boolean backFill,
    boolean sample) {

  /** The rule as it was when the alert was made. */
  public record Rule(String id, String title, String language, int version) {}
}
