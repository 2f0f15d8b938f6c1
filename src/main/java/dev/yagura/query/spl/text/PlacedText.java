package dev.yagura.query.spl.text;

/** A text of which each character knows its place, also after macros were put in. */
public final class PlacedText {

  private final String text;
  private final int[] origins;
  private final Places places;

  private PlacedText(String text, int[] origins, Places places) {
    this.text = text;
    this.origins = origins;
    this.places = places;
  }

  /** A text as written. */
  public static PlacedText of(String text, Places places) {
    int[] origins = new int[text.length()];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = i;
    }
    return new PlacedText(text, origins, places);
  }

  /** The characters. */
  public String text() {
    return text;
  }

  /** The place of a character; of the last one behind the end. */
  public Place placeAt(int offset) {
    if (offset < 0 || origins.length == 0) {
      return places.at(0);
    }
    return offset < origins.length
        ? places.at(origins[offset])
        : places.at(origins[origins.length - 1] + 1);
  }

  /** Makes a text from parts of another and from what replaces parts of it. */
  public static final class Builder {

    private final PlacedText from;
    private final StringBuilder text = new StringBuilder();
    private int[] origins = new int[64];

    /** Starts empty; places are those of {@code from}. */
    public Builder(PlacedText from) {
      this.from = from;
    }

    /** Takes over characters, with their places. */
    public void keep(int start, int end) {
      for (int i = start; i < end; i++) {
        append(from.text.charAt(i), from.origins[i]);
      }
    }

    /** Puts in characters that all stand at the place of one character of the original. */
    public void put(String replacement, int offset) {
      for (int i = 0; i < replacement.length(); i++) {
        append(replacement.charAt(i), from.origins[offset]);
      }
    }

    /** How many characters there are by now. */
    public int length() {
      return text.length();
    }

    /** The text made. */
    public PlacedText build() {
      return new PlacedText(
          text.toString(), java.util.Arrays.copyOf(origins, text.length()), from.places);
    }

    private void append(char character, int origin) {
      if (text.length() == origins.length) {
        origins = java.util.Arrays.copyOf(origins, origins.length * 2);
      }
      origins[text.length()] = origin;
      text.append(character);
    }
  }
}
