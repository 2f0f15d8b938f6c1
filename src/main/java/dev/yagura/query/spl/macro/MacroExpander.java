package dev.yagura.query.spl.macro;

import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.spl.text.Lexer;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Puts in the text of macros, before anything is parsed. All characters of an expansion stand at
 * the place of the outermost backquote in the rule's text. Backquotes in double quotes are text.
 */
public final class MacroExpander {

  /** Against macros that double themselves: 157 detections need less than 6,000 characters. */
  private static final int LONGEST = 200_000;

  /** Against macros that double themselves into nothing. */
  private static final int MOST_CALLS = 1_000;

  private static final int DEEPEST = 50;

  private final Macros macros;
  private int calls;

  /** Expands with these macros. For one text. */
  public MacroExpander(Macros macros) {
    this.macros = macros;
  }

  /**
   * The text without macros and comments.
   *
   * @throws ProblemException for an unknown macro, a recursion, a backquote that is never closed
   */
  public PlacedText expand(PlacedText text) throws ProblemException {
    return expand(text, new ArrayDeque<>());
  }

  private PlacedText expand(PlacedText text, Deque<String> open) throws ProblemException {
    PlacedText.Builder result = new PlacedText.Builder(text);
    String characters = text.text();
    int at = 0;
    while (at < characters.length()) {
      char character = characters.charAt(at);
      if (character == '"') {
        int close = Lexer.closingQuote(characters, at, characters.length());
        int stop = close < 0 ? characters.length() : close + 1;
        result.keep(at, stop);
        at = stop;
      } else if (characters.startsWith("```", at)) {
        at = close(characters, "```", at, text) + 3;
        result.put(" ", at - 1);
      } else if (character == '`') {
        int close = close(characters, "`", at, text);
        String call = characters.substring(at + 1, close);
        result.put(definition(call, text.placeAt(at), open), at);
        at = close + 1;
      } else {
        result.keep(at, at + 1);
        at++;
      }
      if (result.length() > LONGEST) {
        throw new ProblemException(
            Problem.invalid(
                text.placeAt(0),
                "the search is longer than " + LONGEST + " characters with its macros put in"));
      }
    }
    return result.build();
  }

  private static int close(String characters, String mark, int open, PlacedText text)
      throws ProblemException {
    int from = open + mark.length();
    boolean quoted = false;
    for (int i = from; i < characters.length(); i++) {
      if (mark.length() == 1 && characters.charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && characters.startsWith(mark, i)) {
        return i;
      }
    }
    throw new ProblemException(
        Problem.invalid(text.placeAt(open), "a backquote is never closed by another"));
  }

  private String definition(String call, Place place, Deque<String> open) throws ProblemException {
    MacroCall macroCall = MacroCall.parse(call, place);
    List<String> values = macroCall.arguments();
    Optional<Macro> found = macros.find(macroCall.name(), values.size());
    if (found.isEmpty()) {
      throw new ProblemException(Problem.unsupported(place, unknown(macroCall)));
    }
    Macro macro = found.get();
    String key = macroCall.name() + "(" + values.size() + ")";
    if (open.size() >= DEEPEST || ++calls > MOST_CALLS) {
      throw new ProblemException(Problem.invalid(place, "too many macros are used by macros"));
    }
    if (open.contains(key)) {
      throw new ProblemException(
          Problem.invalid(place, "the macro `" + macroCall.name() + "` uses itself"));
    }
    String body = replace(macro, values);
    open.push(key);
    PlacedText expanded = expand(PlacedText.of(body, offset -> place), open);
    open.pop();
    return expanded.text();
  }

  private String unknown(MacroCall call) {
    int count = call.arguments().size();
    String reason =
        macros.knows(call.name())
            ? "is not defined for " + count + (count == 1 ? " argument" : " arguments")
            : "is not defined; import it with the rules";
    return "the macro `" + call.name() + "` " + reason;
  }

  /** One pass, so that a value that looks like {@code $name$} is not replaced again. */
  private static String replace(Macro macro, List<String> values) {
    String body = macro.definition();
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int argument = argumentAt(macro, body, at);
      if (argument < 0) {
        result.append(body.charAt(at++));
      } else {
        result.append(values.get(argument));
        at += macro.arguments().get(argument).length() + 2;
      }
    }
    return result.toString();
  }

  private static int argumentAt(Macro macro, String body, int at) {
    if (body.charAt(at) != '$') {
      return -1;
    }
    for (int i = 0; i < macro.arguments().size(); i++) {
      if (body.startsWith("$" + macro.arguments().get(i) + "$", at)) {
        return i;
      }
    }
    return -1;
  }
}
