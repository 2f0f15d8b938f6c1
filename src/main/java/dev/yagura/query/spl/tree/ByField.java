package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A field to group by.
 *
 * @param span the length of time buckets; only on {@code _time}
 */
public record ByField(String field, @Nullable Duration span, Place place) implements Node {}
