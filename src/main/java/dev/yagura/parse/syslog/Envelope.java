package dev.yagura.parse.syslog;

import dev.yagura.parse.Header;

/**
 * A line, taken apart.
 *
 * @param header what stands around the message
 * @param message the message, without the one blank that separates it, without a byte order mark
 */
public record Envelope(Header header, String message) {}
