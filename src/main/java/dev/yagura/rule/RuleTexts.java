package dev.yagura.rule;

import dev.yagura.query.RuleCompiler.Macro;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of rules' texts, macros, and the generation of the rule set. */
@Repository
class RuleTexts {

  private final JdbcClient database;

  RuleTexts(JdbcClient database) {
    this.database = database;
  }

  void add(String id, int version, String text, Instant at, String by) {
    database
        .sql(
            "INSERT INTO rule_versions (rule_id, version, text, imported_at, imported_by)"
                + " VALUES (?, ?, ?, ?, ?)")
        .params(id, version, text, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), by)
        .update();
  }

  /** The present texts of these rules, by id. */
  Map<String, String> present(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(
            "SELECT v.rule_id, v.text FROM rule_versions v JOIN rules r USING (rule_id, version)"
                + " WHERE v.rule_id = ANY(?)")
        .param(ids.toArray(String[]::new))
        .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Optional<String> text(String id, int version) {
    return database
        .sql("SELECT text FROM rule_versions WHERE rule_id = ? AND version = ?")
        .params(id, version)
        .query(String.class)
        .optional();
  }

  List<String> packs() {
    return database.sql("SELECT DISTINCT pack FROM rules ORDER BY pack").query(String.class).list();
  }

  List<RuleDetail.Version> versions(String id) {
    return database
        .sql(
            "SELECT version, imported_at, imported_by FROM rule_versions WHERE rule_id = ?"
                + " ORDER BY version DESC")
        .param(id)
        .query(
            (row, number) ->
                new RuleDetail.Version(
                    row.getInt(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3)))
        .list();
  }

  Map<String, Macro> macros() {
    return database
        .sql("SELECT name, arguments, definition FROM rule_macros")
        .query(
            (row, number) ->
                Map.entry(
                    row.getString(1),
                    new Macro(
                        bareName(row.getString(1)),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getString(3))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Stores macros; true if one of them is new or reads otherwise now. */
  boolean keepMacros(Map<String, Macro> macros) {
    boolean changed = false;
    for (Map.Entry<String, Macro> macro : macros.entrySet()) {
      changed |=
          database
                  .sql(
                      "INSERT INTO rule_macros (name, arguments, definition) VALUES (?, ?, ?)"
                          + " ON CONFLICT (name) DO UPDATE SET arguments = excluded.arguments,"
                          + " definition = excluded.definition WHERE (rule_macros.arguments,"
                          + " rule_macros.definition) IS DISTINCT FROM (excluded.arguments,"
                          + " excluded.definition)")
                  .params(
                      macro.getKey(),
                      macro.getValue().arguments().toArray(String[]::new),
                      macro.getValue().definition())
                  .update()
              > 0;
    }
    return changed;
  }

  long generation() {
    return database.sql("SELECT generation FROM rule_set").query(Long.class).single();
  }

  void nextGeneration() {
    database.sql("UPDATE rule_set SET generation = generation + 1").update();
  }

  private static String bareName(String nameWithArity) {
    int parenthesis = nameWithArity.indexOf('(');
    return parenthesis < 0 ? nameWithArity : nameWithArity.substring(0, parenthesis);
  }
}
