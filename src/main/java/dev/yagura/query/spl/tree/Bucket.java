package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.time.Duration;

/** {@code bucket} or {@code bin}: a time is cut down to a multiple of the span. */
public record Bucket(String field, Duration span, String name, Place place) implements Command {}
