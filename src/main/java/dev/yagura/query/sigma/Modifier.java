package dev.yagura.query.sigma;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sigma's value modifiers, as they are written. */
enum Modifier {
  ALL("all"),
  CONTAINS("contains"),
  STARTSWITH("startswith"),
  ENDSWITH("endswith"),
  CASED("cased"),
  NEQ("neq"),
  EXISTS("exists"),
  RE("re"),
  IGNORE_CASE("i"),
  MULTILINE("m"),
  DOT_ALL("s"),
  CIDR("cidr"),
  FIELDREF("fieldref"),
  EXPAND("expand"),
  WINDASH("windash"),
  WIDE("wide"),
  UTF16LE("utf16le"),
  UTF16BE("utf16be"),
  UTF16("utf16"),
  BASE64("base64"),
  BASE64OFFSET("base64offset"),
  LT("lt"),
  LTE("lte"),
  GT("gt"),
  GTE("gte"),
  MINUTE("minute"),
  HOUR("hour"),
  DAY("day"),
  WEEK("week"),
  MONTH("month"),
  YEAR("year");

  private static final Map<String, Modifier> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(m -> m.written, Function.identity()));

  private final String written;

  Modifier(String written) {
    this.written = written;
  }

  String written() {
    return written;
  }

  static Optional<Modifier> of(String written) {
    return Optional.ofNullable(BY_NAME.get(written));
  }
}
