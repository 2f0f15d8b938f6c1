package dev.yagura.parse;

import dev.yagura.parse.audit.ArgumentPieces;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The arguments of an execve, put together from all EXECVE records of one event: long arguments
 * come in pieces ({@code a1[0]}, {@code a1[1]}) and long lists over several records.
 *
 * @param byNumber the arguments that are there, decoded, by their number
 * @param count {@code argc}; the number of those that are there where the record does not say
 * @param missing the numbers of arguments below {@code count} that are not there
 * @param cut the numbers of arguments of which pieces are missing
 */
public record AuditArguments(
    SortedMap<Integer, String> byNumber,
    int count,
    SortedSet<Integer> missing,
    SortedSet<Integer> cut) {

  /**
   * Joins the arguments, pieces before decoding since a piece may end inside a character.
   *
   * @param execve the EXECVE records of one event, in any order
   */
  public static AuditArguments join(List<LogRecord.Audit> execve) {
    ArgumentPieces pieces = new ArgumentPieces();
    for (LogRecord.Audit record : execve) {
      pieces.add(record.fields());
    }
    return pieces.join();
  }

  /** The command line: the arguments with one blank between them. */
  public String commandLine() {
    return String.join(" ", byNumber.values());
  }
}
