package dev.yagura.detect.run;

import dev.yagura.rule.ActiveRule;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers, on this node, which rules failed in a row. Such a rule is no longer tried with every
 * claim, since its time limit would be everyone's delay: its slices become gaps at once, and the
 * filler tries them.
 */
@Component
public class Failures {

  private static final int IN_A_ROW = 3;
  private static final int REASON_LENGTH = 500;

  private final Map<String, Failed> failed = new ConcurrentHashMap<>();

  /** Why a rule is not tried now; empty where it is. */
  public Optional<String> notTried(ActiveRule rule) {
    Failed state = failed.get(key(rule));
    return state == null || state.times() < IN_A_ROW
        ? Optional.empty()
        : Optional.of(
            "Not tried, it failed %d times in a row: %s".formatted(state.times(), state.reason()));
  }

  /** Notes a failure, and says it in a sentence. */
  public String failed(ActiveRule rule, RuntimeException failure) {
    String reason = reason(failure);
    failed.merge(
        key(rule), new Failed(1, reason), (before, one) -> new Failed(before.times() + 1, reason));
    return reason;
  }

  /** Notes that a rule runs. */
  public void succeeded(ActiveRule rule) {
    failed.remove(key(rule));
  }

  /**
   * Whether a failure says nothing about the rule: the database is away, full, or shutting down.
   */
  public static boolean isOfTheDatabase(RuntimeException failure) {
    String state = sqlState(failure);
    return failure instanceof org.springframework.transaction.TransactionException
        || (state != null
            && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")))
        || (state == null
            && failure instanceof org.springframework.dao.DataAccessResourceFailureException);
  }

  private static String reason(RuntimeException failure) {
    if ("57014".equals(sqlState(failure))) {
      return "Took longer than its time limit";
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage()).replace("\0", "\\x00");
    return text.length() > REASON_LENGTH ? text.substring(0, REASON_LENGTH) : text;
  }

  private static @Nullable String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState();
      }
    }
    return null;
  }

  private static String key(ActiveRule rule) {
    return rule.id() + '@' + rule.version();
  }

  private record Failed(int times, String reason) {}
}
