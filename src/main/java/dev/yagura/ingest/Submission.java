package dev.yagura.ingest;

import dev.yagura.account.Token;
import java.time.Year;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the lines it brings.
 *
 * @param door the door it came through: {@code logs} …
 * @param sender the sender's address
 * @param idempotencyKey the sender's own key of the request
 * @param host filed under this host, unless the token is bound to one
 * @param zone of times without one; else the token's
 * @param year of times without one
 * @param closes whether audit events that are open at the end of the body are closed ({@code
 *     final})
 * @param history whether it is evaluated as back-fill, without notifications
 * @param sample whether it is part of the sample day
 * @param contentType the request's, decides the framing
 */
public record Submission(
    String door,
    Token token,
    String sender,
    @Nullable String idempotencyKey,
    @Nullable String host,
    @Nullable String source,
    @Nullable String sourcetype,
    @Nullable String index,
    @Nullable ZoneId zone,
    @Nullable Year year,
    boolean closes,
    boolean history,
    boolean sample,
    @Nullable String contentType) {

  /** Everything that makes two equal bodies different requests. */
  String fingerprint() {
    return String.join(
        "\u001f",
        door,
        Long.toString(token.id()),
        String.valueOf(host),
        String.valueOf(source),
        String.valueOf(sourcetype),
        String.valueOf(index),
        String.valueOf(zone),
        String.valueOf(year),
        Boolean.toString(closes),
        Boolean.toString(history),
        String.valueOf(contentType));
  }
}
