package dev.yagura.query.spl.macro;

import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between backquotes: {@code name} or {@code name(a, "b c", key=d)}.
 *
 * @param arguments in order, without the quotes around them
 */
record MacroCall(String name, List<String> arguments) {

  static MacroCall parse(String call, Place place) throws ProblemException {
    String text = call.strip();
    int bracket = text.indexOf('(');
    String name = (bracket < 0 ? text : text.substring(0, bracket)).strip();
    if (name.isEmpty()) {
      throw new ProblemException(Problem.invalid(place, "a macro without a name"));
    }
    if (bracket < 0) {
      return new MacroCall(name, List.of());
    }
    if (!text.endsWith(")")) {
      throw new ProblemException(
          Problem.invalid(place, "the arguments of the macro `" + name + "` never end"));
    }
    return new MacroCall(name, split(text.substring(bracket + 1, text.length() - 1)));
  }

  /** Commas in quotes or brackets do not separate. */
  private static List<String> split(String list) {
    List<String> arguments = new ArrayList<>();
    if (list.isBlank()) {
      return arguments;
    }
    StringBuilder current = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < list.length(); i++) {
      char character = list.charAt(i);
      if (character == '\\' && quoted && i + 1 < list.length()) {
        current.append(character).append(list.charAt(++i));
        continue;
      }
      quoted ^= character == '"';
      depth += quoted ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
      if (character == ',' && !quoted && depth == 0) {
        arguments.add(unquote(current.toString()));
        current.setLength(0);
      } else {
        current.append(character);
      }
    }
    arguments.add(unquote(current.toString()));
    return arguments;
  }

  private static String unquote(String argument) {
    String text = argument.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
