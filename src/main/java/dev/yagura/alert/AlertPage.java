package dev.yagura.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of alerts, the one with the latest event first.
 *
 * @param next the cursor of the next page; null at the end
 */
public record AlertPage(List<AlertSummary> items, @Nullable String next) {}
