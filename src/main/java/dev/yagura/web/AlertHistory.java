package dev.yagura.web;

import dev.yagura.alert.AlertDetail;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was done to an alert, in the words of the page. */
final class AlertHistory {

  private static final Map<String, String> ACTS =
      Map.of("merged", "joined", "contradicted", "revised");
  private static final List<String> VALUES = List.of("to", "text", "into", "from");

  private AlertHistory() {}

  static List<AlertModel.HistoryEntry> of(List<AlertDetail.HistoryEntry> history) {
    return history.stream().flatMap(AlertHistory::entry).toList();
  }

  private static Stream<AlertModel.HistoryEntry> entry(AlertDetail.HistoryEntry entry) {
    String value =
        VALUES.stream()
            .filter(entry.detail()::has)
            .map(name -> entry.detail().get(name).asString(""))
            .findFirst()
            .orElse("");
    // A disposition is taken back together with a new status, which says enough.
    if (entry.kind().equals("disposition") && value.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        new AlertModel.HistoryEntry(
            entry.at(),
            entry.by().equals("detection") ? "console" : entry.by(),
            ACTS.getOrDefault(entry.kind(), entry.kind()),
            value));
  }
}
