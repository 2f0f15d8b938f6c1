package dev.yagura.detect.run;

import dev.yagura.query.EventSet;
import java.util.function.Consumer;

/** What a rule is run over. */
@FunctionalInterface
public interface RuleInput {

  /**
   * Gives the events, in one set or in several.
   *
   * @param needsRaw whether the condition tests raw text, so that the events have to be bound
   */
  void forEachSet(boolean needsRaw, Consumer<EventSet> consumer);
}
