package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The key of a detection item, {@code field|modifier|modifier}.
 *
 * @param field empty for keywords
 * @param modifiers in order
 * @param node where it stands
 */
record FieldKey(String field, List<Modifier> modifiers, Node node) {

  /** Modifiers of which a chain may hold one at most, by what they decide. */
  private static final List<Set<Modifier>> EXCLUSIVE =
      List.of(
          EnumSet.of(
              Modifier.RE,
              Modifier.CIDR,
              Modifier.EXISTS,
              Modifier.LT,
              Modifier.LTE,
              Modifier.GT,
              Modifier.GTE,
              Modifier.FIELDREF),
          EnumSet.of(
              Modifier.MINUTE,
              Modifier.HOUR,
              Modifier.DAY,
              Modifier.WEEK,
              Modifier.MONTH,
              Modifier.YEAR),
          EnumSet.of(Modifier.CONTAINS, Modifier.STARTSWITH, Modifier.ENDSWITH));

  /** Reads a key; empty, with findings, where it cannot be read. */
  static Optional<FieldKey> read(String key, Node node, Findings findings) {
    String[] parts = key.split("\\|", -1);
    List<Modifier> modifiers = new ArrayList<>();
    boolean sound = true;
    int offset = parts[0].length() + 1;
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      Optional<Modifier> modifier = Modifier.of(part);
      if (modifier.isEmpty()) {
        findings.add(Kind.INVALID, node, offset, "There is no modifier \"" + part + "\"");
        sound = false;
      } else if (modifier.get() == Modifier.EXPAND) {
        findings.add(
            Kind.UNSUPPORTED,
            node,
            offset,
            "The rule needs a value for a placeholder (modifier expand), and there is none");
        sound = false;
      } else {
        modifiers.add(modifier.get());
      }
      offset += part.length() + 1;
    }
    for (Set<Modifier> rivals : EXCLUSIVE) {
      List<String> met =
          modifiers.stream().filter(rivals::contains).map(Modifier::written).distinct().toList();
      if (met.size() > 1) {
        findings.invalid(
            node, "The modifiers " + String.join(" and ", met) + " exclude each other");
        sound = false;
      }
    }
    boolean regexFlags =
        modifiers.stream()
            .anyMatch(
                EnumSet.of(Modifier.IGNORE_CASE, Modifier.MULTILINE, Modifier.DOT_ALL)::contains);
    if (regexFlags && !modifiers.contains(Modifier.RE)) {
      findings.invalid(node, "The modifiers i, m and s follow the modifier re");
      sound = false;
    }
    return sound ? Optional.of(new FieldKey(parts[0], modifiers, node)) : Optional.empty();
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  boolean isKeyword() {
    return field.isEmpty();
  }
}
