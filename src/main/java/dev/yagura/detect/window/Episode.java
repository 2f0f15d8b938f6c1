package dev.yagura.detect.window;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of event time in which a condition held, of one window or of overlapping ones.
 *
 * @param from the first event's time
 * @param to the last event's time
 * @param rows every match in it, in order of time; copies included
 */
public record Episode(Instant from, Instant to, List<WindowRow> rows) {}
