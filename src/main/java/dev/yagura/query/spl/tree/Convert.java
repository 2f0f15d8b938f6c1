package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** {@code convert}: times and numbers are shown another way. */
public record Convert(List<Conversion> conversions, Place place) implements Command {

  /**
   * One of them.
   *
   * @param function {@code ctime} and so on, in lower case
   * @param name where the result goes; the field itself unless said
   */
  public record Conversion(String function, String field, String name, Place place)
      implements Node {}
}
