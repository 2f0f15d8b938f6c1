package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is computed over a group: {@code dc(Processes.process) AS n}.
 *
 * @param function in lower case, with its usual name: {@code distinct_count} is {@code dc}
 * @param field null for a bare {@code count}
 * @param name what the result is called
 */
public record Aggregate(String function, @Nullable String field, String name, Place place)
    implements Node {}
