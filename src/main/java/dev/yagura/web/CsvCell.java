package dev.yagura.web;

/** Text for a cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
final class CsvCell {

  private static final String STARTS_FORMULA = "=+-@\t\r";

  private CsvCell() {}

  static String of(String text) {
    String harmless =
        !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }
}
