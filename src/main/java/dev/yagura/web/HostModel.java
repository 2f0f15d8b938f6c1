package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One host.
 *
 * @param eventsPerHour the last 24 hours by event time, by sourcetype
 * @param alerts its newest alerts, at most 20
 */
record HostModel(
    HostRow host, List<SourceRow> sources, Counts eventsPerHour, List<AlertRow> alerts) {

  /**
   * What a host sends of one sourcetype from one source.
   *
   * @param lagSeconds median of arrival minus event time, recently
   * @param clockSkewSeconds how far its clock is ahead (positive) or behind; null if not known
   * @param gaps serial or sequence numbers that are missing; null where they are not counted
   * @param state {@code active}, {@code silent}, {@code clock_skew}, {@code gaps}, {@code retired}
   */
  record SourceRow(
      String sourcetype,
      String source,
      @Nullable Instant lastEvent,
      @Nullable Instant lastArrival,
      long events,
      long bytes,
      @Nullable Long lagSeconds,
      @Nullable Long clockSkewSeconds,
      @Nullable Long gaps,
      String state) {}
}
