package dev.yagura.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field name lives, by language, level and exact-case name. The only place where a name
 * becomes a column.
 *
 * <p>Names that {@link FieldNames} does not list are keys of the event's, or of the record's,
 * {@code fields}.
 */
public final class FieldCatalogue {

  private FieldCatalogue() {}

  /**
   * The places whose values the name stands for, at least one; a test holds when it does for any of
   * them, and the first that has a value is the one to show.
   */
  public static List<FieldPlace> places(FieldLanguage language, EventLevel level, String name) {
    List<FieldPlace> common = FieldNames.ENVELOPE.get(name);
    if (common != null) {
      return common;
    }
    if (language == FieldLanguage.SEARCH) {
      return ofSearch(name);
    }
    return level == EventLevel.EVENT ? ofEvent(language, name) : ofRecord(language, name);
  }

  /** A name without a column may live in the event's fields or in any of its records. */
  private static List<FieldPlace> ofSearch(String name) {
    FieldPlace ofEvent = ofEvent(FieldLanguage.SPLUNK, name).get(0);
    if (ofEvent instanceof FieldPlace.Column) {
      return List.of(ofEvent);
    }
    List<FieldPlace> places = new ArrayList<>(List.of(ofEvent));
    for (FieldPlace place : ofRecord(FieldLanguage.SPLUNK, name)) {
      if (place instanceof FieldPlace.RecordType) {
        places.add(new FieldPlace.AnyRecordType());
      } else if (place instanceof FieldPlace.RecordKey key) {
        places.add(new FieldPlace.AnyRecordKey(key.key()));
      }
    }
    return List.copyOf(places);
  }

  /**
   * Whether some log source is known to bring the field. A rule that tests a field that nothing
   * brings deserves a look.
   */
  public static boolean isKnown(FieldLanguage language, EventLevel level, String name) {
    if (FieldNames.ENVELOPE.containsKey(name)) {
      return true;
    }
    if (language == FieldLanguage.SEARCH) {
      return isKnown(FieldLanguage.SPLUNK, EventLevel.EVENT, name)
          || isKnown(FieldLanguage.SPLUNK, EventLevel.AUDIT_RECORD, name);
    }
    if (level == EventLevel.AUDIT_RECORD) {
      return FieldNames.RECORD.containsKey(name) || KnownFields.isAuditField(name);
    }
    return EventField.of(name).isPresent()
        || KnownFields.EVENT_KEYS.contains(name)
        || FieldNames.SYSMON.containsKey(name)
        || language == FieldLanguage.SPLUNK && FieldNames.SPLUNK.containsKey(name);
  }

  private static List<FieldPlace> ofEvent(FieldLanguage language, String name) {
    List<FieldPlace> listed = FieldNames.SYSMON.get(name);
    if (listed == null && language == FieldLanguage.SPLUNK) {
      listed = FieldNames.SPLUNK.get(name);
    }
    if (listed != null) {
      return listed;
    }
    return List.of(
        EventField.of(name)
            .<FieldPlace>map(field -> new FieldPlace.Column(field.cimName(), true))
            .orElse(new FieldPlace.Key(name)));
  }

  private static List<FieldPlace> ofRecord(FieldLanguage language, String name) {
    if (name.equals("type") || name.equals("dest")) {
      return FieldNames.RECORD.getOrDefault(name, List.of());
    }
    // Sigma's rules speak of the fields as auditd prints them; Splunk's of ausearch's reading.
    List<FieldPlace> places = language == FieldLanguage.SPLUNK ? FieldNames.RECORD.get(name) : null;
    return places == null ? List.of(new FieldPlace.RecordKey(name)) : places;
  }
}
