package dev.yagura.event;

/** Whose field names a text uses. */
public enum FieldLanguage {
  /** Sigma's names: those of Sysmon and of auditd. */
  SIGMA,
  /** Splunk's names: CIM, the add-ons' own, and {@code host}, {@code index}, {@code _time}. */
  SPLUNK,
  /**
   * The search box: CIM names; any other name is a field of the event or of one of its audit
   * records.
   */
  SEARCH
}
