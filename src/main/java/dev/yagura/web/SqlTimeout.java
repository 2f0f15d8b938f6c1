package dev.yagura.web;

import java.sql.SQLException;

/** Tells statements that the database stopped because they took too long. */
final class SqlTimeout {

  private static final String QUERY_CANCELED = "57014";

  private SqlTimeout() {}

  static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && QUERY_CANCELED.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
