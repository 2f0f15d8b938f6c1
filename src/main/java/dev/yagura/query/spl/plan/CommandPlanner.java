package dev.yagura.query.spl.plan;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Test;
import dev.yagura.query.regex.Regex;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Aggregate;
import dev.yagura.query.spl.tree.Bucket;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Convert;
import dev.yagura.query.spl.tree.Dedup;
import dev.yagura.query.spl.tree.Eval;
import dev.yagura.query.spl.tree.Expression;
import dev.yagura.query.spl.tree.Fields;
import dev.yagura.query.spl.tree.Fillnull;
import dev.yagura.query.spl.tree.Head;
import dev.yagura.query.spl.tree.Lookup;
import dev.yagura.query.spl.tree.Rename;
import dev.yagura.query.spl.tree.Rex;
import dev.yagura.query.spl.tree.Search;
import dev.yagura.query.spl.tree.SearchTerm;
import dev.yagura.query.spl.tree.Sort;
import dev.yagura.query.spl.tree.Stats;
import dev.yagura.query.spl.tree.Tstats;
import dev.yagura.query.spl.tree.Where;
import java.util.List;
import java.util.Map;

/** What each command does to the rows that come to it. */
final class CommandPlanner {

  private static final int ROWS_KEPT_BY_SORT = 10_000;

  private final Rows rows;

  CommandPlanner(Rows rows) {
    this.rows = rows;
  }

  void plan(Command command) throws ProblemException {
    if (command instanceof Search search) {
      search(search);
    } else if (command instanceof Where where) {
      where(where);
    } else if (command instanceof dev.yagura.query.spl.tree.Regex regex) {
      regex(regex);
    } else if (command instanceof Tstats tstats) {
      TstatsPlanner.plan(tstats, rows);
    } else if (command instanceof Stats stats) {
      stats(stats);
    } else if (command instanceof Rename rename) {
      rename(rename);
    } else if (command instanceof Rex rex) {
      rex(rex);
    } else if (command instanceof Eval eval) {
      eval(eval);
    } else if (command instanceof Convert convert) {
      convert(convert);
    } else if (command instanceof Fillnull fillnull) {
      fillnull(fillnull);
    } else if (command instanceof Bucket bucket) {
      rows.bucket = bucket.place();
      rows.columns.put(bucket.name(), new Column.Time(bucket.span()));
    } else if (command instanceof Fields fields) {
      rows.columns.keep(fields);
    } else if (command instanceof Sort sort) {
      if (sort.keep() > 0 && sort.keep() < ROWS_KEPT_BY_SORT) {
        throw cut(sort.place(), "sort with a number of rows");
      }
    } else if (command instanceof Head head) {
      throw cut(head.place(), "head");
    } else if (command instanceof Dedup dedup) {
      throw cut(dedup.place(), "dedup");
    } else if (command instanceof Lookup lookup) {
      throw new ProblemException(
          Problem.unsupported(
              lookup.place(), "the command lookup is not supported: " + lookup.table()));
    }
  }

  private static ProblemException cut(Place place, String command) {
    return new ProblemException(
        Problem.unsupported(
            place, "the command " + command + " is not supported: which rows stay depends on all"));
  }

  private void search(Search search) throws ProblemException {
    List<SearchTerm> terms =
        search.condition() instanceof SearchTerm.All all
            ? all.terms()
            : List.of(search.condition());
    for (SearchTerm term : terms) {
      if (!rows.aggregateTests.take(term, rows.columns)) {
        rows.require(new TermPlanner(rows.columns, TermDialect.RULE).plan(term));
      }
    }
  }

  private void where(Where where) throws ProblemException {
    List<Expression> parts =
        where.condition() instanceof Expression.Chain chain && chain.operator().equals("AND")
            ? chain.parts()
            : List.of(where.condition());
    for (Expression part : parts) {
      if (!rows.aggregateTests.take(part, rows.columns)) {
        rows.require(new ExpressionPlanner(rows.columns).plan(part));
      }
    }
  }

  private void regex(dev.yagura.query.spl.tree.Regex command) throws ProblemException {
    Regex regex = Regexes.parse(command.pattern(), command.place());
    Column column =
        ColumnProblems.requireField(
            rows.columns.get(command.field()), command.field(), command.place());
    Condition found =
        column instanceof Column.Field field
            ? FieldTests.of(field, name -> new Test.RegexTest(name, regex))
            : Condition.or(List.of());
    rows.require(command.negated() ? Condition.not(found) : found);
  }

  private void stats(Stats stats) throws ProblemException {
    Columns result = Columns.closed();
    for (Aggregate aggregate : stats.aggregates()) {
      String field = aggregate.field();
      result.put(
          aggregate.name(),
          new Column.Aggregated(aggregate, field == null ? null : rows.columns.get(field)));
    }
    rows.group(stats.by(), false, stats.place(), result);
  }

  private void rename(Rename rename) throws ProblemException {
    for (Rename.Pair pair : rename.pairs()) {
      if (pair.from().contains("*") && rows.aggregated == null) {
        throw new ProblemException(
            Problem.unsupported(
                pair.place(), "rename with wildcards is only supported behind stats or tstats"));
      }
    }
    rows.columns.rename(rename);
  }

  private void rex(Rex rex) throws ProblemException {
    Regex regex = Regexes.parse(rex.pattern(), rex.place());
    Map<String, Boolean> groups = NamedGroups.of(rex.pattern());
    if (groups.isEmpty()) {
      throw new ProblemException(Problem.invalid(rex.place(), "rex without a named group"));
    }
    Column from =
        ColumnProblems.requireField(rows.columns.get(rex.field()), rex.field(), rex.place());
    groups.forEach(
        (name, always) -> {
          Column before = rows.columns.get(name);
          if (from instanceof Column.Field field) {
            rows.columns.put(
                name,
                always
                    ? new Column.Extracted(field, regex, before)
                    : new Column.Computed("taken out by rex where it is found"));
          }
        });
  }

  private void eval(Eval eval) {
    for (Eval.Assignment assignment : eval.assignments()) {
      Column value =
          assignment.value() instanceof Expression.Field field
              ? rows.columns.get(field.name())
              : new Column.Computed("computed by eval");
      rows.columns.put(assignment.field(), value);
    }
  }

  private void convert(Convert convert) {
    for (Convert.Conversion conversion : convert.conversions()) {
      Column column = rows.columns.get(conversion.field());
      // A field that no row has stays absent: published rules show times that they never computed.
      if (!(column instanceof Column.Absent)) {
        rows.columns.put(
            conversion.name(), new Column.Computed("shown by " + conversion.function() + "()"));
      }
    }
  }

  private void fillnull(Fillnull fillnull) throws ProblemException {
    if (fillnull.fields().isEmpty() && rows.aggregated == null) {
      throw new ProblemException(
          Problem.unsupported(
              fillnull.place(), "fillnull of all fields is only supported behind stats"));
    }
    List<String> names =
        fillnull.fields().isEmpty()
            ? List.copyOf(rows.columns.named().keySet())
            : fillnull.fields();
    for (String name : names) {
      Column column = rows.columns.get(name);
      if (rows.aggregated == null
          && column instanceof Column.Field field
          && field.whenAbsent() == null) {
        rows.columns.put(name, new Column.Field(field.names(), fillnull.value()));
      } else if (column instanceof Column.Absent) {
        rows.columns.put(name, new Column.Computed("filled by fillnull"));
      }
    }
  }
}
