package dev.yagura.query.sql;

import dev.yagura.event.AsciiFold;
import dev.yagura.event.FieldCatalogue;
import dev.yagura.event.FieldPlace;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the literals without which a condition cannot hold. AND takes its best part, OR needs one
 * of every part, NOT gives none.
 */
final class RequiredLiterals {

  /** Shorter literals are in nearly every event. */
  private static final int SHORTEST = 3;

  private final EventPlan plan;

  RequiredLiterals(EventPlan plan) {
    this.plan = plan;
  }

  Optional<Set<String>> of(Condition condition) {
    if (condition == Constant.FALSE) {
      return Optional.of(Set.of());
    }
    if (condition instanceof Condition.And and) {
      return and.parts().stream()
          .map(this::of)
          .flatMap(Optional::stream)
          .max(
              Comparator.comparingInt(RequiredLiterals::shortest)
                  .thenComparing(Set::size, Comparator.reverseOrder()));
    }
    if (condition instanceof Condition.Or or) {
      Set<String> union = new LinkedHashSet<>();
      for (Condition part : or.parts()) {
        Optional<Set<String>> one = of(part);
        if (one.isEmpty()) {
          return Optional.empty();
        }
        union.addAll(one.get());
      }
      return Optional.of(union);
    }
    return condition instanceof Test test ? ofTest(test) : Optional.empty();
  }

  private Optional<Set<String>> ofTest(Test test) {
    if (test instanceof Test.KeywordTest keyword) {
      return ofPattern(keyword.pattern());
    }
    if (!test.testedField().map(this::isInText).orElse(false)) {
      return Optional.empty();
    }
    if (test instanceof Test.PatternTest pattern) {
      return ofPattern(pattern.pattern());
    }
    return test instanceof Test.RegexTest regex
        ? regex.regex().requiredLiterals()
        : Optional.empty();
  }

  private static Optional<Set<String>> ofPattern(Pattern pattern) {
    return pattern.literals().stream()
        .max(Comparator.comparingInt(String::length))
        .filter(literal -> literal.length() >= SHORTEST)
        .map(literal -> Set.of(AsciiFold.fold(literal)));
  }

  private boolean isInText(String field) {
    return FieldCatalogue.places(plan.language(), plan.level(), field).stream()
        .allMatch(
            place ->
                place instanceof FieldPlace.Column column
                    ? column.inText()
                    : place instanceof FieldPlace.Key
                        || place instanceof FieldPlace.RecordKey
                        || place instanceof FieldPlace.AnyRecordKey
                        || place instanceof FieldPlace.Raw);
  }

  private static int shortest(Set<String> literals) {
    return literals.stream().mapToInt(String::length).min().orElse(Integer.MAX_VALUE);
  }
}
