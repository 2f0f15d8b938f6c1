package dev.yagura.detect.run;

import dev.yagura.detect.claim.ClaimedSlice;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.store.EventReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which events of slices each rule may match: from the hints that were stored with a slice where
 * they are for the present rules, else by reading the slice.
 */
@Component
public class Candidates {

  private final JdbcClient database;
  private final EventReader events;

  Candidates(JdbcClient database, EventReader events) {
    this.database = database;
    this.events = events;
  }

  /** By rule id; a rule that is not there cannot match any of them. */
  public Map<String, List<SliceEvents>> of(Collection<ClaimedSlice> slices, CompiledRuleSet rules) {
    Map<String, List<SliceEvents>> candidates = new TreeMap<>();
    List<ClaimedSlice> hinted =
        slices.stream()
            .filter(slice -> slice.hintGeneration() != null)
            .filter(slice -> slice.hintGeneration() == rules.generation())
            .toList();
    readHints(hinted, candidates);
    slices.stream()
        .filter(slice -> !hinted.contains(slice))
        .forEach(slice -> add(slice, make(slice, rules), candidates));
    return candidates;
  }

  private void readHints(List<ClaimedSlice> slices, Map<String, List<SliceEvents>> candidates) {
    Map<Long, ClaimedSlice> byId =
        slices.stream().collect(Collectors.toMap(ClaimedSlice::id, Function.identity()));
    database
        .sql(
            "SELECT slice_id, rule_id, ordinals FROM slice_candidates WHERE slice_id = ANY(?)"
                + " ORDER BY slice_id, rule_id")
        .param(byId.keySet().toArray(Long[]::new))
        .query(
            (ResultSet row) ->
                add(byId.get(row.getLong(1)), Map.of(row.getString(2), ordinals(row)), candidates));
  }

  private Map<String, List<Integer>> make(ClaimedSlice slice, CompiledRuleSet rules) {
    Map<String, List<Integer>> made = new HashMap<>();
    events.forEachOfSlice(
        slice.day(),
        slice.id(),
        stored -> {
          String raw = rules.looksAtRaw() ? EventReader.rawText(stored.event()) : "";
          for (String rule : rules.candidates(stored.event(), raw)) {
            made.computeIfAbsent(rule, none -> new ArrayList<>()).add(stored.id().ordinal());
          }
        });
    return made;
  }

  private static void add(
      ClaimedSlice slice,
      Map<String, List<Integer>> ordinalsByRule,
      Map<String, List<SliceEvents>> candidates) {
    ordinalsByRule.forEach(
        (rule, ordinals) -> {
          // Most of a slice is read faster as the whole of it.
          boolean most = ordinals.size() > 100 && ordinals.size() * 2 > slice.events();
          candidates
              .computeIfAbsent(rule, none -> new ArrayList<>())
              .add(new SliceEvents(slice.day(), slice.id(), most ? null : ordinals));
        });
  }

  private static List<Integer> ordinals(ResultSet row) throws SQLException {
    return Arrays.asList((Integer[]) row.getArray(3).getArray());
  }
}
