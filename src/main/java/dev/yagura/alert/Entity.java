package dev.yagura.alert;

/**
 * Whom or what an alert is about.
 *
 * @param type {@code host}, {@code user}, another of Splunk's risk object types, or the names of
 *     the fields that a rule groups by, joined by {@code ", "}
 * @param value its name, or the group's values joined by {@code ", "}
 */
public record Entity(String type, String value) {}
