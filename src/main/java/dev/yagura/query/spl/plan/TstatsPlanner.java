package dev.yagura.query.spl.plan;

import dev.yagura.query.plan.EventScope;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Aggregate;
import dev.yagura.query.spl.tree.ByField;
import dev.yagura.query.spl.tree.SearchTerm;
import dev.yagura.query.spl.tree.Tstats;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code tstats} does: events of a data model to groups. With {@code fillnull_value} an absent
 * by-field is that text in the groups, while the terms of {@code where} still see it as absent.
 */
final class TstatsPlanner {

  private static final Set<String> OF_EVERY_EVENT = Set.of("host", "source", "sourcetype", "index");

  private final Tstats tstats;
  private final Rows rows;
  private final DataSet dataSet;

  private TstatsPlanner(Tstats tstats, Rows rows, DataSet dataSet) {
    this.tstats = tstats;
    this.rows = rows;
    this.dataSet = dataSet;
  }

  static void plan(Tstats tstats, Rows rows) throws ProblemException {
    DataSet dataSet =
        DataSet.of(tstats.dataModel())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.unsupported(
                            tstats.place(),
                            "the data model " + tstats.dataModel() + " is not supported")));
    new TstatsPlanner(tstats, rows, dataSet).run();
  }

  private void run() throws ProblemException {
    rows.scope = EventScope.ofModels(dataSet.model().cimName());
    checkNames(tstats.where());
    rows.columns = new Columns(name -> column(name, null));
    rows.require(new TermPlanner(rows.columns, TermDialect.RULE).plan(tstats.where()));
    String fill = tstats.options().get("fillnull_value");
    rows.columns = new Columns(name -> column(name, fill));
    for (ByField field : tstats.by()) {
      checkName(field.field(), field.place());
    }
    Columns result = Columns.closed();
    Columns events = new Columns(name -> column(name, null));
    for (Aggregate aggregate : tstats.aggregates()) {
      String field = aggregate.field();
      if (field != null) {
        checkName(field, aggregate.place());
      }
      result.put(
          aggregate.name(),
          new Column.Aggregated(aggregate, field == null ? null : events.get(field)));
    }
    rows.group(tstats.by(), fill != null, tstats.place(), result);
  }

  private Column column(String name, @org.jspecify.annotations.Nullable String whenAbsent) {
    if (name.equals("_time")) {
      return new Column.Time(null);
    }
    if (name.equals("_raw")) {
      return new Column.Absent();
    }
    return new Column.Field(List.of(dataSet.field(name).orElse(name)), whenAbsent);
  }

  private void checkNames(SearchTerm term) throws ProblemException {
    List<SearchTerm> inner = new ArrayList<>();
    if (term instanceof SearchTerm.All all) {
      inner.addAll(all.terms());
    } else if (term instanceof SearchTerm.Any any) {
      inner.addAll(any.terms());
    } else if (term instanceof SearchTerm.Not not) {
      inner.add(not.term());
    } else if (term instanceof SearchTerm.Compare compare) {
      checkName(compare.field(), compare.place());
    } else if (term instanceof SearchTerm.In in) {
      checkName(in.field(), in.place());
    }
    for (SearchTerm one : inner) {
      checkNames(one);
    }
  }

  private void checkName(String name, Place place) throws ProblemException {
    boolean known =
        dataSet.field(name).isPresent()
            || OF_EVERY_EVENT.contains(name)
            || name.equals("_time")
            || !TermDialect.RULE.problemOf(name).isEmpty();
    if (!known) {
      throw new ProblemException(
          Problem.invalid(
              place,
              name
                  + " is not a field of "
                  + tstats.dataModel()
                  + ": it lacks "
                  + dataSet.prefix()
                  + "."));
    }
  }
}
