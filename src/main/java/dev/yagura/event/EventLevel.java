package dev.yagura.event;

/** What a test speaks of: whole events, or the single records of audit events. */
public enum EventLevel {
  EVENT,
  AUDIT_RECORD
}
