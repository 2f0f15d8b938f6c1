package dev.yagura.account;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants the pages.
 *
 * @param language null: as the browser asks
 * @param zone the zone that times are shown and days are cut in
 * @param shortcuts whether single keys act (WCAG 2.1.4)
 */
public record Preferences(
    @Nullable Language language, ZoneId zone, Theme theme, boolean shortcuts) {}
