package dev.yagura.rule;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.EventText;
import dev.yagura.query.EventQuery;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks once through an event's text for the literals of all rules. It only ever says "cannot
 * match": what is left is judged by SQL.
 */
final class Prefilter {

  /** Sourcetypes are the senders' words, so what is remembered of them has a limit. */
  private static final int REMEMBERED_SCOPES = 1_000;

  private final List<String> ruleIds;
  private final List<List<EventQuery>> queries;
  private final boolean looksAtRaw;
  private final List<Condition> conditions = new ArrayList<>();
  private final @Nullable AhoCorasickDoubleArrayTrie<int[]> literals;
  private final Map<Scope, BitSet> inScope = new ConcurrentHashMap<>();

  Prefilter(List<ActiveRule> rules) {
    ruleIds = rules.stream().map(ActiveRule::id).toList();
    queries = rules.stream().map(ActiveRule::queries).toList();
    looksAtRaw = rules.stream().anyMatch(ActiveRule::needsRaw);
    TreeMap<String, TreeSet<Integer>> conditionsByLiteral = new TreeMap<>();
    for (int rule = 0; rule < queries.size(); rule++) {
      for (EventQuery query : queries.get(rule)) {
        Optional<Set<String>> required = query.requiredLiterals().filter(all -> !all.contains(""));
        int condition = conditions.size();
        conditions.add(
            new Condition(rule, required.isEmpty(), query.sourcetypes(), query.models()));
        required.ifPresent(
            words ->
                words.forEach(
                    word ->
                        conditionsByLiteral
                            .computeIfAbsent(word, none -> new TreeSet<>())
                            .add(condition)));
      }
    }
    literals = conditionsByLiteral.isEmpty() ? null : trie(conditionsByLiteral);
  }

  /** Whether raw text has to be given at all. */
  boolean looksAtRaw() {
    return looksAtRaw;
  }

  /** The rules that may match the event, in order of their ids. */
  List<String> candidates(Event event, String rawText) {
    BitSet scope = scope(event);
    BitSet found = new BitSet(ruleIds.size());
    for (int i = scope.nextSetBit(0); i >= 0; i = scope.nextSetBit(i + 1)) {
      if (conditions.get(i).always()) {
        found.set(conditions.get(i).rule());
      }
    }
    if (literals != null) {
      literals.parseText(
          EventText.folded(event, looksAtRaw ? rawText : ""),
          (int begin, int end, int[] hits) -> {
            for (int condition : hits) {
              if (scope.get(condition)) {
                found.set(conditions.get(condition).rule());
              }
            }
          });
    }
    return found.stream().mapToObj(ruleIds::get).toList();
  }

  private BitSet scope(Event event) {
    Scope key = new Scope(event.sourcetype(), event.model());
    BitSet known = inScope.get(key);
    if (known != null) {
      return known;
    }
    BitSet scope = new BitSet(conditions.size());
    for (int i = 0; i < conditions.size(); i++) {
      scope.set(i, conditions.get(i).reaches(key));
    }
    if (inScope.size() < REMEMBERED_SCOPES) {
      inScope.put(key, scope);
    }
    return scope;
  }

  private static AhoCorasickDoubleArrayTrie<int[]> trie(TreeMap<String, TreeSet<Integer>> words) {
    TreeMap<String, int[]> values = new TreeMap<>();
    words.forEach(
        (word, conditions) ->
            values.put(word, conditions.stream().mapToInt(Integer::intValue).toArray()));
    AhoCorasickDoubleArrayTrie<int[]> trie = new AhoCorasickDoubleArrayTrie<>();
    trie.build(values);
    return trie;
  }

  private record Scope(String sourcetype, @Nullable DataModel model) {}

  private record Condition(int rule, boolean always, Set<String> sourcetypes, Set<String> models) {

    boolean reaches(Scope scope) {
      return (sourcetypes.isEmpty() || sourcetypes.contains(scope.sourcetype()))
          && (models.isEmpty()
              || (scope.model() != null && models.contains(scope.model().cimName())));
    }
  }
}
