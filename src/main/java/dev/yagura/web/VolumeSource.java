package dev.yagura.web;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the volume page shows. */
interface VolumeSource {

  /**
   * Volume by host, sourcetype and day.
   *
   * @param from the first day
   * @param to the last day, inclusive
   * @param zone where days are cut
   * @param arrival whether days are those of arrival
   */
  VolumeModel volume(
      LocalDate from, LocalDate to, ZoneId zone, boolean arrival, @Nullable String host);
}
