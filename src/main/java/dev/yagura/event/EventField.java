package dev.yagura.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields that have a column of their own in {@code events}. The column's name is the CIM name;
 * all are text with collation C. Every other field is kept in the column {@code fields} (jsonb).
 */
public enum EventField {
  ACTION("action"),
  APP("app"),
  AUTHENTICATION_METHOD("authentication_method"),
  DEST("dest"),
  DEST_IP("dest_ip"),
  DEST_PORT("dest_port"),
  DIRECTION("direction"),
  EVENT_ID("event_id"),
  FILE_NAME("file_name"),
  FILE_PATH("file_path"),
  OBJECT("object"),
  OBJECT_CATEGORY("object_category"),
  PARENT_PROCESS("parent_process"),
  PARENT_PROCESS_GUID("parent_process_guid"),
  PARENT_PROCESS_ID("parent_process_id"),
  PARENT_PROCESS_NAME("parent_process_name"),
  PARENT_PROCESS_PATH("parent_process_path"),
  PROCESS("process"),
  PROCESS_CURRENT_DIRECTORY("process_current_directory"),
  PROCESS_GUID("process_guid"),
  PROCESS_HASH("process_hash"),
  PROCESS_ID("process_id"),
  PROCESS_NAME("process_name"),
  PROCESS_PATH("process_path"),
  RESULT("result"),
  SESSION_ID("session_id"),
  SIGNATURE("signature"),
  SRC("src"),
  SRC_PORT("src_port"),
  SRC_USER("src_user"),
  TRANSPORT("transport"),
  TTY("tty"),
  USER("user"),
  USER_ID("user_id"),
  VENDOR_PRODUCT("vendor_product");

  private static final Map<String, EventField> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventField::cimName, Function.identity()));

  private final String cimName;

  EventField(String cimName) {
    this.cimName = cimName;
  }

  /** The CIM name, which is also the column's name. */
  public String cimName() {
    return cimName;
  }

  /** The field of an exact-case CIM name; empty where the field has no column. */
  public static Optional<EventField> of(String cimName) {
    return Optional.ofNullable(BY_NAME.get(cimName));
  }
}
