package dev.yagura.query.spl.text;

/** Where the characters of a text stand in what a person wrote. */
@FunctionalInterface
public interface Places {

  /**
   * The place of a character; of the last one for an offset at or behind the end.
   *
   * @param offset 0-based, in UTF-16 units
   */
  Place at(int offset);

  /** The places of a text that stands by itself: line breaks are counted, columns start at 1. */
  static Places of(String text) {
    int[] lines = new int[text.length() + 1];
    int[] columns = new int[text.length() + 1];
    int line = 1;
    int column = 1;
    for (int i = 0; i <= text.length(); i++) {
      lines[i] = line;
      columns[i] = column;
      boolean newLine = i < text.length() && text.charAt(i) == '\n';
      line += newLine ? 1 : 0;
      column = newLine ? 1 : column + 1;
    }
    return offset -> {
      int known = Math.max(0, Math.min(offset, text.length()));
      return new Place(lines[known], columns[known]);
    };
  }
}
