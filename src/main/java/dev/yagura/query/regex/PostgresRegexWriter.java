package dev.yagura.query.regex;

import java.util.List;
import java.util.Set;

/**
 * Writes an expression as a PostgreSQL advanced regular expression (PostgreSQL manual, 9.7.3).
 *
 * <p>Differences that it settles: PostgreSQL's dot matches a newline and its {@code $} matches only
 * at the very end; PCRE's dot does not, and its {@code $} also matches before a last newline.
 * {@code \b} is a backspace there, {@code \y} the edge of a word.
 */
final class PostgresRegexWriter {

  private final boolean multiline;
  private final boolean dotAll;
  private final boolean caseInsensitive;
  private final StringBuilder out = new StringBuilder();

  PostgresRegexWriter(Set<Regex.Flag> flags) {
    this.multiline = flags.contains(Regex.Flag.MULTILINE);
    this.dotAll = flags.contains(Regex.Flag.DOT_ALL);
    this.caseInsensitive = flags.contains(Regex.Flag.CASE_INSENSITIVE);
  }

  String write(RegexNode root) {
    // The director makes the rest an advanced expression whatever the server's setting is.
    out.append("***:(?")
        .append(multiline ? 'w' : 's')
        .append(caseInsensitive ? "i" : "")
        .append(')');
    node(root, true);
    return out.toString();
  }

  private void node(RegexNode node, boolean last) {
    if (node instanceof RegexNode.Char literal) {
      character(out, literal.codePoint());
    } else if (node instanceof RegexNode.Dot) {
      out.append(dotAll ? "." : "[^\\n]");
    } else if (node instanceof RegexNode.CharSet set) {
      out.append(set.postgres());
    } else if (node instanceof RegexNode.Anchor anchor) {
      out.append(anchor(anchor, last));
    } else if (node instanceof RegexNode.Sequence sequence) {
      sequence(sequence.parts(), last);
    } else if (node instanceof RegexNode.Choice choice) {
      for (int i = 0; i < choice.branches().size(); i++) {
        out.append(i == 0 ? "" : "|");
        node(choice.branches().get(i), last);
      }
    } else if (node instanceof RegexNode.Repeat repeat) {
      atom(repeat.part(), false);
      out.append(count(repeat));
    }
  }

  private void sequence(List<RegexNode> parts, boolean last) {
    for (int i = 0; i < parts.size(); i++) {
      atom(parts.get(i), last && i == parts.size() - 1);
    }
  }

  private void atom(RegexNode node, boolean last) {
    boolean grouped = node instanceof RegexNode.Sequence || node instanceof RegexNode.Choice;
    out.append(grouped ? "(?:" : "");
    node(node, last);
    out.append(grouped ? ")" : "");
  }

  private String anchor(RegexNode.Anchor anchor, boolean last) {
    return switch (anchor) {
      case START -> "^";
      case END -> multiline ? "$" : last ? "\\n?\\Z" : "(?=\\n?\\Z)";
      case TEXT_START -> "\\A";
      case TEXT_END -> "\\Z";
      case TEXT_END_BEFORE_NEWLINE -> last ? "\\n?\\Z" : "(?=\\n?\\Z)";
      case WORD_EDGE -> "\\y";
      case NO_WORD_EDGE -> "\\Y";
    };
  }

  private static String count(RegexNode.Repeat repeat) {
    int least = repeat.least();
    int most = repeat.most();
    if (most < 0) {
      return least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}";
    }
    if (least == 0 && most == 1) {
      return "?";
    }
    return least == most ? "{" + least + "}" : "{" + least + "," + most + "}";
  }

  /** Writes a character so that it stands for itself, inside brackets and outside. */
  static void character(StringBuilder out, int codePoint) {
    boolean plain =
        codePoint >= 'a' && codePoint <= 'z'
            || codePoint >= 'A' && codePoint <= 'Z'
            || codePoint >= '0' && codePoint <= '9'
            || codePoint == ' '
            || codePoint == '_'
            || codePoint == '/'
            || codePoint > 0x9F;
    if (plain) {
      out.appendCodePoint(codePoint);
    } else if (codePoint < 0x20 || codePoint >= 0x7F) {
      out.append("\\u%04X".formatted(codePoint));
    } else {
      out.append('\\').append((char) codePoint);
    }
  }
}
