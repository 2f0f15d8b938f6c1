package dev.yagura.store;

import dev.yagura.event.Event;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long events are kept: by class, since whole partitions are dropped and nothing else.
 *
 * @param shortDays days that class 1 is kept
 * @param standardDays days that class 2, the default, is kept
 * @param longDays days that class 3 is kept
 * @param sourcetypes sourcetype to class name ({@code short}, {@code standard}, {@code long})
 */
@ConfigurationProperties("yagura.retention")
public record RetentionPolicy(
    @DefaultValue("7") int shortDays,
    @DefaultValue("90") int standardDays,
    @DefaultValue("400") int longDays,
    @DefaultValue Map<String, String> sourcetypes) {

  static final int SHORT = 1;
  static final int STANDARD = 2;
  static final int LONG = 3;

  /** The sample day, dropped in one go. */
  static final int SAMPLE = 4;

  static final List<Integer> CLASSES = List.of(SHORT, STANDARD, LONG, SAMPLE);

  /** The class of an event. */
  int classOf(Event event) {
    return switch (sourcetypes.getOrDefault(event.sourcetype(), "standard")) {
      case "short" -> SHORT;
      case "long" -> LONG;
      default -> STANDARD;
    };
  }

  /** How many days a class is kept. */
  int days(int retentionClass) {
    return switch (retentionClass) {
      case SHORT -> shortDays;
      case LONG -> longDays;
      default -> standardDays;
    };
  }

  /** How many days the class that is kept longest is kept. */
  int longestDays() {
    return Math.max(shortDays, Math.max(standardDays, longDays));
  }
}
