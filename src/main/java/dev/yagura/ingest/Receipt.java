package dev.yagura.ingest;

import java.util.List;

/**
 * The answer to a request whose lines are committed. The sum holds: {@code stored + quarantined =
 * received}.
 *
 * @param batch the receipt's number
 * @param received lines; blank ones are not received
 * @param stored lines whose envelope could be read
 * @param quarantined lines whose envelope or declared format could not be read; kept all the same
 * @param duplicate whether the request was seen before: then nothing was stored, and the numbers
 *     are those of the first time
 * @param problems the first of what was found about quarantined lines
 */
public record Receipt(
    long batch,
    long received,
    long stored,
    long quarantined,
    boolean duplicate,
    List<LineProblem> problems) {

  /**
   * A finding about a line.
   *
   * @param line 1-based number in the body
   */
  public record LineProblem(int line, String message) {}
}
