package dev.yagura.account;

/** What a token is for. */
public enum TokenKind {
  /** Sending logs. */
  INGEST,
  /** The REST API. */
  API
}
