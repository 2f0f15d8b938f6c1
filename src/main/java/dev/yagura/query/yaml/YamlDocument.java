package dev.yagura.query.yaml;

import dev.yagura.query.RuleProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One document of a rule file.
 *
 * @param file the file it is from
 * @param root its mapping
 * @param text its source text
 * @param linesBefore how many lines of the file stand before it
 */
public record YamlDocument(String file, MappingNode root, String text, int linesBefore) {

  /** The value of a top-level key. */
  public Optional<Node> get(String key) {
    return get(root, key);
  }

  /** The source text of a top-level scalar; empty where there is none, or where it is no scalar. */
  public Optional<String> scalar(String key) {
    return get(key).flatMap(YamlDocument::text);
  }

  /** The source texts of a top-level list, or of a single scalar; scalars only. */
  public List<String> list(String key) {
    return get(key).map(YamlDocument::texts).orElse(List.of());
  }

  /** A finding at the start of a node of this document. */
  public RuleProblem problem(RuleProblem.Kind kind, Node node, String message) {
    return problem(kind, node.getStartMark().getLine(), node.getStartMark().getColumn(), message);
  }

  /**
   * A finding inside a scalar's text.
   *
   * @param offset 0-based place in the scalar's value; a scalar of several lines gives the place of
   *     its start only
   */
  public RuleProblem problem(RuleProblem.Kind kind, Node node, int offset, String message) {
    Mark start = node.getStartMark();
    int column = start.getColumn();
    if (node instanceof ScalarNode scalar && start.getLine() == node.getEndMark().getLine()) {
      column += offset + (scalar.isPlain() ? 0 : 1);
    }
    return problem(kind, start.getLine(), column, message);
  }

  private RuleProblem problem(RuleProblem.Kind kind, int line, int column, String message) {
    return new RuleProblem(kind, file, id(), line + 1 + linesBefore, column + 1, message);
  }

  /** The document's {@code id} in lower case; null where it has none. */
  public @Nullable String id() {
    return scalar("id").map(id -> id.toLowerCase(Locale.ROOT)).orElse(null);
  }

  /** The value of a key of a mapping, by the key's text. */
  public static Optional<Node> get(MappingNode mapping, String key) {
    return Optional.ofNullable(entries(mapping).get(key));
  }

  /** The entries of a mapping by their keys' text, in order. */
  public static Map<String, Node> entries(MappingNode mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      text(tuple.getKeyNode()).ifPresent(key -> entries.putIfAbsent(key, tuple.getValueNode()));
    }
    return entries;
  }

  /** The source text of a scalar; empty for other nodes. A null is the text it was written as. */
  public static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** The scalars of a list, or the scalar itself. */
  public static List<String> texts(Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> text(item).ifPresent(texts::add));
    } else {
      text(node).ifPresent(texts::add);
    }
    return texts;
  }
}
