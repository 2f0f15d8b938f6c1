package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of alerts. Status, disposition and severity are the words of the API.
 *
 * @param entityType {@code host}, {@code user} …: what the alert is about
 * @param firstTime event time of the first matching event
 * @param count matching events
 * @param sample whether it came from the sample day
 */
record AlertRow(
    String id,
    String ruleId,
    String ruleTitle,
    String severity,
    String status,
    @Nullable String disposition,
    String host,
    String entityType,
    String entityValue,
    List<String> techniques,
    Instant firstTime,
    Instant lastTime,
    long count,
    @Nullable String assignee,
    Instant createdAt,
    boolean backFill,
    boolean sample) {}
