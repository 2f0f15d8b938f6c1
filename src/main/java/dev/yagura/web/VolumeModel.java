package dev.yagura.web;

import java.time.LocalDate;
import java.util.List;

/**
 * How much was sent.
 *
 * @param rows one for each host, sourcetype and day that has any
 * @param hosts all hosts, to choose from
 */
record VolumeModel(List<VolumeRow> rows, List<String> hosts) {

  /**
   * What a host sent of a sourcetype on a day.
   *
   * @param bytes of raw log as sent, line ends counted, not compressed
   */
  record VolumeRow(
      String host, String sourcetype, LocalDate day, long lines, long events, long bytes) {}
}
