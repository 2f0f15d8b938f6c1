package dev.yagura.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Coverage as a layer of the ATT&amp;CK Navigator (layer format 4.5, github.com/mitre-attack/
 * attack-navigator, layers/spec).
 */
final class NavigatorLayer {

  private static final Map<CoverageState, String> COLOURS =
      Map.of(
          CoverageState.FIRED, "#d9480f",
          CoverageState.COVERED, "#2f9e44",
          CoverageState.NO_DATA, "#f2c94c",
          CoverageState.DISABLED, "#adb5bd");

  private NavigatorLayer() {}

  static Map<String, Object> of(CoverageReport report, String domain, @Nullable String host) {
    List<Map<String, Object>> techniques = new ArrayList<>();
    for (TechniqueCoverage item : report.items()) {
      if (item.state() == CoverageState.NONE) {
        continue;
      }
      Map<String, Object> technique = new LinkedHashMap<>();
      technique.put("techniqueID", item.technique().id());
      technique.put("score", item.rules().stream().filter(r -> r.enabled()).count());
      technique.put("color", COLOURS.get(item.state()));
      technique.put("comment", comment(item));
      technique.put("enabled", true);
      techniques.add(technique);
    }
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put("name", "Yagura coverage" + (host == null ? "" : " of " + host));
    layer.put(
        "versions",
        Map.of(
            "attack", majorVersion(report.attackVersion()), "navigator", "5.1.0", "layer", "4.5"));
    layer.put("domain", domain);
    layer.put("description", "ATT&CK " + report.attackVersion() + ". " + report.notice());
    layer.put("filters", Map.of("platforms", List.of("Linux")));
    layer.put("techniques", techniques);
    layer.put("legendItems", legend());
    return layer;
  }

  private static String comment(TechniqueCoverage item) {
    String needs = item.needs().isEmpty() ? "" : ", needs " + String.join("; ", item.needs());
    return "%s: %d rules, %d alerts%s"
        .formatted(word(item.state()), item.rules().size(), item.alerts(), needs);
  }

  private static List<Map<String, String>> legend() {
    List<Map<String, String>> legend = new ArrayList<>();
    for (CoverageState state : CoverageState.values()) {
      String colour = COLOURS.get(state);
      if (colour != null) {
        legend.add(Map.of("label", word(state), "color", colour));
      }
    }
    return legend;
  }

  private static String word(CoverageState state) {
    return switch (state) {
      case FIRED -> "fired";
      case COVERED -> "covered";
      case NO_DATA -> "rule but no data";
      case DISABLED -> "rule disabled";
      case NONE -> "no rule";
    };
  }

  private static String majorVersion(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }
}
