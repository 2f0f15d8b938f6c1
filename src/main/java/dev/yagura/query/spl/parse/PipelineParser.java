package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a whole search, macros already put in. Each command is read for itself, so that all
 * problems of a search are told at once.
 */
public final class PipelineParser {

  private final PlacedText placed;
  private final String text;
  private final List<Command> commands = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private PipelineParser(PlacedText placed) {
    this.placed = placed;
    this.text = placed.text();
  }

  /** The commands and what is wrong with the others. */
  public static Pipeline parse(PlacedText text) {
    PipelineParser parser = new PipelineParser(text);
    try {
      parser.run();
    } catch (ProblemException e) {
      parser.problems.add(e.problem());
    }
    return new Pipeline(List.copyOf(parser.commands), List.copyOf(parser.problems));
  }

  private void run() throws ProblemException {
    int start = skipBlanks(0, text.length());
    if (start == text.length()) {
      throw new ProblemException(Problem.invalid(placed.placeAt(0), "the search is empty"));
    }
    // A leading pipe says that the first command makes its rows itself.
    boolean generates = text.charAt(start) == '|';
    int from = generates ? start + 1 : start;
    boolean first = !generates;
    while (true) {
      int end = PipelineSplitter.endOfCommand(placed, from);
      command(from, end, first);
      if (end == text.length()) {
        return;
      }
      from = end + 1;
      first = false;
    }
  }

  private void command(int from, int end, boolean implicitSearch) {
    int start = skipBlanks(from, end);
    Place place = placed.placeAt(Math.min(start, text.length() - 1));
    try {
      if (start == end) {
        throw new ProblemException(Problem.invalid(place, "a command is missing at a |"));
      }
      int nameEnd = nameEnd(start, end);
      String name = text.substring(start, nameEnd).toLowerCase(Locale.ROOT);
      // "search" may be written out at the beginning; any other first word is a term.
      boolean isTerm = implicitSearch && !(name.equals("search") && separate(nameEnd, end));
      ParseContext context =
          isTerm
              ? new ParseContext("search", placed, start, end, place, problems)
              : new ParseContext(name, placed, nameEnd, end, place, problems);
      CommandParser parser = CommandParsers.BY_NAME.get(context.command());
      if (parser == null) {
        throw new ProblemException(
            name.isEmpty()
                ? Problem.invalid(place, "a command was expected")
                : Problem.unsupported(place, "the command " + name + " is not supported"));
      }
      commands.add(parser.parse(context));
    } catch (ProblemException e) {
      problems.add(e.problem());
    }
  }

  private boolean separate(int nameEnd, int end) {
    int next = skipBlanks(nameEnd, end);
    return next == end || "=!<>".indexOf(text.charAt(next)) < 0;
  }

  private int nameEnd(int start, int end) {
    int at = start;
    while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return at;
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
