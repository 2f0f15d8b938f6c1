package dev.yagura.query;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.spl.SearchBox;
import dev.yagura.query.sql.PlannedQuery;

/** Compiles the text of a search box: the terms of an SPL {@code search}. Thread-safe. */
public final class SearchCompiler {

  /**
   * The condition of a search expression: {@code field=value} with wildcards, {@code AND OR NOT},
   * parentheses, {@code IN (…)}, comparison, quoted phrases and bare words over raw text. An empty
   * text matches everything. Field names are CIM's, or {@code host}, {@code source}, {@code
   * sourcetype}, {@code index}, {@code model}; any other name is a field of the event or of one of
   * its audit records.
   *
   * <p>OR binds closer than AND; terms side by side are joined by AND. Outside quotes, full-width
   * letters, digits and blanks count as the usual ones.
   *
   * @throws SearchProblemException with the place, when the text cannot be compiled
   */
  public EventQuery compile(String text) throws SearchProblemException {
    Condition condition = SearchBox.condition(text);
    return new PlannedQuery(
        new EventPlan(FieldLanguage.SEARCH, EventLevel.EVENT, EventScope.EVERYTHING, condition));
  }
}
