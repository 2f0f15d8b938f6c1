package dev.yagura.rule;

import dev.yagura.query.Compilation;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.EventQuery;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One import: compares what came with what is there, and writes the difference.
 *
 * <p>Runs in a transaction of the caller's.
 */
final class RuleImport {

  private final RuleRows rows;
  private final RuleTexts texts;
  private final String pack;
  private final boolean enable;
  private final Instant now;
  private final String by;
  private final Map<String, RuleRow> known;
  private final Map<String, String> knownTexts;

  private final List<RuleRow> newTexts = new ArrayList<>();
  private final Map<String, String> textsById = new LinkedHashMap<>();
  private boolean changed;

  private enum Outcome {
    IMPORTED,
    UPDATED,
    UNCHANGED
  }

  RuleImport(
      RuleRows rows,
      RuleTexts texts,
      String pack,
      boolean enable,
      Instant now,
      String by,
      Compilation compilation) {
    this.rows = rows;
    this.texts = texts;
    this.pack = pack;
    this.enable = enable;
    this.now = now;
    this.by = by;
    Set<String> ids =
        Stream.concat(
                compilation.rules().stream().map(rule -> rule.metadata().id()),
                compilation.problems().stream()
                    .map(RuleProblem::ruleId)
                    .filter(java.util.Objects::nonNull))
            .collect(Collectors.toSet());
    known =
        rows.findAllById(ids).stream()
            .collect(Collectors.toMap(row -> row.id, Function.identity()));
    knownTexts = texts.present(known.keySet());
  }

  ImportReport run(List<RuleSource> sources, Compilation compilation) {
    Map<String, RuleSource> byName =
        sources.stream()
            .collect(Collectors.toMap(RuleSource::file, s -> s, (first, later) -> first));
    Map<String, String> files = filesById(sources);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Set<String> seen = new LinkedHashSet<>();
    List<RuleProblem> rejected = new ArrayList<>();
    for (CompiledRule rule : compilation.rules()) {
      String id = rule.metadata().id();
      String file = files.getOrDefault(id, "");
      if (seen.add(id)) {
        outcomes.merge(keep(rule, file), 1, Integer::sum);
      } else {
        rejected.add(
            new RuleProblem(
                RuleProblem.Kind.INVALID,
                file,
                id,
                0,
                0,
                "Another rule of this import has the same id"));
      }
    }
    List<RuleProblem> perDocument = onePerDocument(compilation.problems());
    for (RuleProblem problem : perDocument) {
      if (problem.kind() == RuleProblem.Kind.UNSUPPORTED
          && problem.ruleId() != null
          && byName.containsKey(problem.file())
          && seen.add(problem.ruleId())) {
        RuleDocument.find(byName.get(problem.file()), problem.ruleId())
            .ifPresent(document -> keepUnsupported(document, problem));
      }
      if (problem.kind() != RuleProblem.Kind.OTHER_PRODUCT) {
        rejected.add(problem);
      }
    }
    int skipped =
        (int)
            perDocument.stream()
                .filter(problem -> problem.kind() == RuleProblem.Kind.OTHER_PRODUCT)
                .count();
    writeTexts();
    return new ImportReport(
        outcomes.getOrDefault(Outcome.IMPORTED, 0),
        outcomes.getOrDefault(Outcome.UPDATED, 0),
        outcomes.getOrDefault(Outcome.UNCHANGED, 0),
        skipped,
        rejected);
  }

  /** Whether anything is enabled, or compiles, otherwise than before. */
  boolean changed() {
    return changed;
  }

  private Outcome keep(CompiledRule rule, String file) {
    RuleMetadata metadata = rule.metadata();
    List<EventQuery> queries = new ActiveRule(metadata.id(), 0, "", true, rule).queries();
    RuleRow row = row(metadata.id());
    row.language = metadata.language().name().toLowerCase(Locale.ROOT);
    row.file = storable(file);
    row.title = storable(metadata.title());
    row.level = metadata.level();
    row.type = storable(metadata.type());
    row.supported = true;
    row.reasons =
        rule.warnings().stream().map(RuleProblem::message).map(RuleImport::storable).toList();
    row.techniques = metadata.techniques();
    row.sourcetypes = union(queries, EventQuery::sourcetypes);
    row.models = union(queries, EventQuery::models);
    row.alwaysCandidate = queries.stream().anyMatch(query -> query.requiredLiterals().isEmpty());
    row.refersTo = referred(rule);
    return keepText(row, rule.text());
  }

  private void keepUnsupported(RuleDocument document, RuleProblem problem) {
    RuleRow row = row(document.id());
    row.language = document.language().name().toLowerCase(Locale.ROOT);
    row.file = storable(problem.file());
    row.title = storable(document.title());
    row.level = document.level();
    row.type = storable(document.type());
    row.supported = false;
    row.reasons = List.of(storable(problem.message()));
    row.techniques = document.techniques();
    row.sourcetypes = List.of();
    row.models = List.of();
    row.alwaysCandidate = false;
    row.refersTo = List.of();
    keepText(row, document.text());
  }

  private RuleRow row(String id) {
    RuleRow row = known.get(id);
    if (row == null) {
      row = new RuleRow(id, now);
      row.enabled = enable;
    } else if (enable && !row.enabled && row.enabledBy == null) {
      row.enabled = true;
      changed = true;
    }
    return row;
  }

  private Outcome keepText(RuleRow row, String text) {
    boolean isNew = row.version == 0;
    if (!isNew && text.equals(knownTexts.get(row.id))) {
      rows.save(row);
      return Outcome.UNCHANGED;
    }
    row.version++;
    row.pack = pack;
    row.updatedAt = now;
    row.updatedBy = by;
    rows.save(row);
    newTexts.add(row);
    textsById.put(row.id, text);
    changed = true;
    return isNew ? Outcome.IMPORTED : Outcome.UPDATED;
  }

  private void writeTexts() {
    rows.flush();
    newTexts.forEach(
        row -> texts.add(row.id, row.version, textsById.getOrDefault(row.id, ""), now, by));
  }

  /** The compiler does not say which file a rule came from: the lines with ids do. */
  private static Map<String, String> filesById(List<RuleSource> sources) {
    Map<String, String> files = new LinkedHashMap<>();
    for (RuleSource source : sources) {
      source
          .text()
          .lines()
          .filter(line -> line.startsWith("id:"))
          .map(line -> line.substring("id:".length()).replaceAll("[\"']", "").strip())
          .forEach(id -> files.putIfAbsent(id.toLowerCase(Locale.ROOT), source.file()));
    }
    return files;
  }

  private static List<String> union(
      List<EventQuery> queries, Function<EventQuery, Set<String>> scope) {
    // One base that reads everything makes the whole rule read everything.
    if (queries.stream().anyMatch(query -> scope.apply(query).isEmpty())) {
      return List.of();
    }
    return queries.stream()
        .flatMap(query -> scope.apply(query).stream())
        .map(RuleImport::storable)
        .distinct()
        .sorted()
        .toList();
  }

  /** PostgreSQL's text holds no NUL; one rule with an escaped one must not undo a whole import. */
  private static String storable(String text) {
    return text.replace('\0', '\ufffd');
  }

  private static List<String> referred(CompiledRule rule) {
    if (!(rule.plan() instanceof RulePlan.Window window)) {
      return List.of();
    }
    return window.bases().stream()
        .map(RulePlan.Base::ruleId)
        .filter(id -> !id.equals(rule.metadata().id()))
        .distinct()
        .toList();
  }

  private static List<RuleProblem> onePerDocument(List<RuleProblem> problems) {
    Map<String, RuleProblem> first = new LinkedHashMap<>();
    for (RuleProblem problem : problems) {
      if (problem.kind() != RuleProblem.Kind.WARNING) {
        first.merge(problem.file() + '\n' + problem.ruleId(), problem, RuleImport::joined);
      }
    }
    return List.copyOf(first.values());
  }

  private static RuleProblem joined(RuleProblem one, RuleProblem other) {
    boolean invalid =
        one.kind() == RuleProblem.Kind.INVALID || other.kind() == RuleProblem.Kind.INVALID;
    return new RuleProblem(
        invalid ? RuleProblem.Kind.INVALID : one.kind(),
        one.file(),
        one.ruleId(),
        one.line(),
        one.column(),
        one.message() + "; " + other.message());
  }
}
