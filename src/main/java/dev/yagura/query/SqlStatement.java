package dev.yagura.query;

import java.util.List;

/**
 * A statement with its bound values.
 *
 * @param text SQL with {@code ?} places
 * @param parameters the values in order: {@code String}, {@code Integer}, {@code Long}, {@code
 *     java.time.OffsetDateTime}, {@code java.time.LocalDate}, {@code Double}, or {@code
 *     List<String>}/{@code List<Integer>}/{@code List<Long>} for array parameters
 */
public record SqlStatement(String text, List<Object> parameters) {}
