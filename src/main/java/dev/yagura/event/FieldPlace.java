package dev.yagura.event;

/** Where the values of a field name live in the {@link EventRelation}. */
public sealed interface FieldPlace {

  /**
   * A text column.
   *
   * @param name the column's name
   * @param inText whether its value is part of the event's own text (its fields, its records, its
   *     raw lines): then a literal of it must occur there
   */
  record Column(String name, boolean inText) implements FieldPlace {}

  /** The event's time. */
  record Time() implements FieldPlace {}

  /** The raw text, which only a bound set carries. */
  record Raw() implements FieldPlace {}

  /** A key of the event's {@code fields}: a string or an array of strings. */
  record Key(String key) implements FieldPlace {}

  /** The type of the audit record. */
  record RecordType() implements FieldPlace {}

  /** A key of the audit record's {@code fields}: a string. */
  record RecordKey(String key) implements FieldPlace {}

  /** The type of any audit record of the event. */
  record AnyRecordType() implements FieldPlace {}

  /** A key of the {@code fields} of any audit record of the event: a string. */
  record AnyRecordKey(String key) implements FieldPlace {}
}
