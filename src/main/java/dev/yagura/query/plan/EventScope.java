package dev.yagura.query.plan;

import java.util.Set;

/**
 * Which events a condition is asked of at all. Every set that is not empty must be met.
 *
 * @param sourcetypes only these; empty for any
 * @param excludedSourcetypes none of these
 * @param models only these data models (CIM names); empty for any
 * @param programs only messages of these programs (syslog tags), in lower case; empty for any
 */
public record EventScope(
    Set<String> sourcetypes,
    Set<String> excludedSourcetypes,
    Set<String> models,
    Set<String> programs) {

  /** Every event. */
  public static final EventScope EVERYTHING =
      new EventScope(Set.of(), Set.of(), Set.of(), Set.of());

  public EventScope {
    sourcetypes = Set.copyOf(sourcetypes);
    excludedSourcetypes = Set.copyOf(excludedSourcetypes);
    models = Set.copyOf(models);
    programs = Set.copyOf(programs);
  }

  /** Events of these sourcetypes. */
  public static EventScope ofSourcetypes(String... sourcetypes) {
    return new EventScope(Set.of(sourcetypes), Set.of(), Set.of(), Set.of());
  }

  /** Events of these data models. */
  public static EventScope ofModels(String... models) {
    return new EventScope(Set.of(), Set.of(), Set.of(models), Set.of());
  }
}
