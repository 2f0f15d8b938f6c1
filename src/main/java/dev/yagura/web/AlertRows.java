package dev.yagura.web;

import dev.yagura.alert.AlertSummary;

/** Alerts as lines of lists. */
final class AlertRows {

  private AlertRows() {}

  static AlertRow of(AlertSummary alert) {
    return new AlertRow(
        String.valueOf(alert.id()),
        alert.rule().id(),
        alert.rule().title(),
        alert.severity(),
        alert.status(),
        alert.disposition(),
        alert.host(),
        alert.entity().type(),
        alert.entity().value(),
        alert.techniques(),
        alert.firstTime(),
        alert.lastTime(),
        alert.count(),
        alert.assignee(),
        alert.createdAt(),
        alert.backFill(),
        alert.sample());
  }
}
