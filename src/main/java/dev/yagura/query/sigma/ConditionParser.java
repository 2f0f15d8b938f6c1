package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.plan.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a condition by recursive descent; loosest first: or, and, not, {@code N of}, parentheses.
 */
final class ConditionParser {

  private static final int DEEPEST = 60;

  /** How many combinations {@code N of} may be written out to. */
  private static final int MOST_COMBINATIONS = 300;

  private final List<ConditionToken> tokens;
  private final int length;
  private final Map<String, Condition> identifiers;
  private final Set<String> used = new HashSet<>();
  private int at;
  private int depth;

  ConditionParser(String text, Map<String, Condition> identifiers) {
    this.tokens = ConditionToken.split(text);
    this.length = text.length();
    this.identifiers = identifiers;
  }

  /** The condition; what follows a bar is left. */
  Condition parse() throws ConditionProblemException {
    Condition whole = or();
    if (at < tokens.size() && !tokens.get(at).text().equals("|")) {
      throw invalid("\"and\", \"or\" or the end");
    }
    return whole;
  }

  /** The tokens after a bar: an aggregation of Sigma 1; empty where there is none. */
  List<ConditionToken> aggregation() {
    return at < tokens.size() ? tokens.subList(at + 1, tokens.size()) : List.of();
  }

  boolean hasAggregation() {
    return at < tokens.size();
  }

  /** The identifiers that the condition names or whose pattern it uses. */
  Set<String> used() {
    return used;
  }

  private Condition or() throws ConditionProblemException {
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (take("or")) {
      parts.add(and());
    }
    return Condition.or(parts);
  }

  private Condition and() throws ConditionProblemException {
    List<Condition> parts = new ArrayList<>(List.of(not()));
    while (take("and")) {
      parts.add(not());
    }
    return Condition.and(parts);
  }

  private Condition not() throws ConditionProblemException {
    if (++depth > DEEPEST) {
      throw new ConditionProblemException(
          Kind.UNSUPPORTED, offset(), "The condition is nested too deeply");
    }
    try {
      return take("not") ? Condition.not(not()) : primary();
    } finally {
      depth--;
    }
  }

  private Condition primary() throws ConditionProblemException {
    if (take("(")) {
      Condition inside = or();
      if (!take(")")) {
        throw invalid("a closing parenthesis");
      }
      return inside;
    }
    if (at + 1 < tokens.size() && tokens.get(at + 1).is("of")) {
      return some();
    }
    if (at >= tokens.size() || isReserved(tokens.get(at))) {
      throw invalid("the name of a search");
    }
    ConditionToken name = tokens.get(at);
    Condition search = identifiers.get(name.text());
    if (search == null) {
      throw invalid("the name of a search of this rule");
    }
    at++;
    used.add(name.text());
    return search;
  }

  private static boolean isReserved(ConditionToken token) {
    return List.of("and", "or", "not", "of", "(", ")", "|").stream().anyMatch(token::is);
  }

  private Condition some() throws ConditionProblemException {
    ConditionToken quantity = tokens.get(at);
    boolean all = quantity.is("all");
    boolean any = quantity.is("any");
    if (!all && !any && !quantity.text().matches("[0-9]{1,4}")) {
      throw invalid("a number or \"all\" before \"of\"");
    }
    int least = all || any ? 1 : Integer.parseInt(quantity.text());
    at += 2;
    if (at >= tokens.size()) {
      throw invalid("\"them\" or a pattern of names");
    }
    ConditionToken pattern = tokens.get(at);
    List<Condition> named = new ArrayList<>();
    identifiers.forEach(
        (name, search) -> {
          boolean fits = pattern.is("them") ? !name.startsWith("_") : matches(pattern.text(), name);
          if (fits) {
            named.add(search);
            used.add(name);
          }
        });
    if (named.isEmpty()) {
      throw invalid("a pattern that fits the name of a search");
    }
    at++;
    if (all) {
      return Condition.and(named);
    }
    if (least == 0 || least > named.size()) {
      throw new ConditionProblemException(
          Kind.INVALID,
          quantity.offset(),
          "%d of %d searches is never or always so".formatted(least, named.size()));
    }
    return atLeast(least, named, quantity);
  }

  private Condition atLeast(int least, List<Condition> named, ConditionToken quantity)
      throws ConditionProblemException {
    List<List<Condition>> chosen = new ArrayList<>();
    choose(least, named, 0, List.of(), chosen);
    if (chosen.size() > MOST_COMBINATIONS) {
      throw new ConditionProblemException(
          Kind.UNSUPPORTED, quantity.offset(), "Too many combinations of searches");
    }
    return Condition.or(chosen.stream().map(Condition::and).toList());
  }

  private static void choose(
      int least, List<Condition> from, int start, List<Condition> sofar, List<List<Condition>> to) {
    if (sofar.size() == least) {
      to.add(sofar);
      return;
    }
    for (int i = start; i < from.size() && to.size() <= MOST_COMBINATIONS; i++) {
      List<Condition> more = new ArrayList<>(sofar);
      more.add(from.get(i));
      choose(least, from, i + 1, more, to);
    }
  }

  /** Whether a name fits a pattern whose only wildcard is the star. */
  static boolean matches(String pattern, String name) {
    String[] pieces = pattern.split("\\*", -1);
    if (pieces.length == 1) {
      return pattern.equals(name);
    }
    String last = pieces[pieces.length - 1];
    if (!name.startsWith(pieces[0]) || !name.endsWith(last)) {
      return false;
    }
    int from = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], from);
      if (found < 0) {
        return false;
      }
      from = found + pieces[i].length();
    }
    return from <= name.length() - last.length();
  }

  private boolean take(String keyword) {
    boolean there = at < tokens.size() && tokens.get(at).is(keyword);
    at += there ? 1 : 0;
    return there;
  }

  private int offset() {
    return at < tokens.size() ? tokens.get(at).offset() : Math.max(0, length - 1);
  }

  private ConditionProblemException invalid(String expected) {
    String found = at < tokens.size() ? "\"" + tokens.get(at).text() + "\"" : "the end";
    return new ConditionProblemException(
        Kind.INVALID,
        offset(),
        "The condition should have " + expected + " here, and has " + found);
  }
}
