package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/**
 * {@code fields} or {@code table}: which fields stay.
 *
 * @param keep true for those that stay, false for those that go
 * @param fields names, in which {@code *} stands for anything
 */
public record Fields(boolean keep, List<String> fields, Place place) implements Command {}
