package dev.yagura.event;

/**
 * A line as it was received, byte for byte.
 *
 * @param number the 1-based number of its first physical line in the request's body
 * @param lineCount how many physical lines it spans: 1, or more where continuation lines follow
 * @param bytes the line without its last line end; line ends inside are kept
 * @param sentBytes its size as sent, the last line end included where there was one
 */
public record RawLine(int number, int lineCount, byte[] bytes, int sentBytes) {}
