package dev.yagura.query.sigma;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.plan.Test.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Compiles one detection item: a field or keywords, its modifiers and its values. */
final class ItemCompiler {

  private static final int MOST_VALUES = 20_000;

  private final Findings findings;
  private int values;

  ItemCompiler(Findings findings) {
    this.findings = findings;
  }

  /** The condition of an item; a constant where there are findings that stop the rule anyway. */
  Condition compile(String key, Node keyNode, Node valueNode) {
    Optional<FieldKey> read = FieldKey.read(key, keyNode, findings);
    if (read.isEmpty()) {
      return Constant.FALSE;
    }
    FieldKey item = read.get();
    List<Condition> parts = new ArrayList<>();
    for (Node value : listed(item, valueNode)) {
      if (!(value instanceof ScalarNode scalar)) {
        findings.invalid(value, "A value is a text or a number, not a list or a mapping");
      } else if (++values > MOST_VALUES) {
        findings.unsupported(value, "More than " + MOST_VALUES + " values in one rule");
        break;
      } else {
        parts.add(value(item, scalar));
      }
    }
    Condition all = item.has(Modifier.ALL) ? Condition.and(parts) : Condition.or(parts);
    return item.has(Modifier.NEQ) ? Condition.not(Condition.or(parts)) : all;
  }

  private List<Node> listed(FieldKey item, Node valueNode) {
    if (!(valueNode instanceof SequenceNode sequence)) {
      if (item.has(Modifier.ALL)) {
        findings.warning(item.node(), "The modifier all on a single value changes nothing");
      }
      return List.of(valueNode);
    }
    if (sequence.getValue().isEmpty()) {
      findings.invalid(valueNode, "A list of values is empty");
    }
    return sequence.getValue();
  }

  private Condition value(FieldKey item, ScalarNode value) {
    if (value.getTag().equals(Tag.NULL)) {
      return absent(item, value);
    }
    if (item.has(Modifier.EXISTS)) {
      return exists(item, value);
    }
    if (item.has(Modifier.CIDR)
        || item.has(Modifier.RE)
        || item.has(Modifier.FIELDREF)
        || NumberItems.appliesTo(item)) {
      return new SpecialItems(findings).compile(item, value);
    }
    boolean number = value.getTag().equals(Tag.INT) || value.getTag().equals(Tag.FLOAT);
    if (number && wildcards(item)) {
      findings.warning(
          value, "A number with a modifier for texts: its text as written is looked for");
    }
    if (number && item.isKeyword() && !wildcards(item)) {
      // As a substring a number such as 0 would be found nearly everywhere.
      return new Test.KeywordTest(
          Pattern.literal(value.getValue()), Bounds.WORD, item.has(Modifier.CASED));
    }
    return new TextItems(findings).compile(item, value);
  }

  private static boolean wildcards(FieldKey item) {
    return item.has(Modifier.CONTAINS)
        || item.has(Modifier.STARTSWITH)
        || item.has(Modifier.ENDSWITH);
  }

  private Condition absent(FieldKey item, ScalarNode value) {
    if (item.isKeyword()) {
      findings.invalid(value, "A keyword cannot be null");
      return Constant.FALSE;
    }
    if (item.modifiers().stream().anyMatch(m -> m != Modifier.ALL && m != Modifier.NEQ)) {
      findings.invalid(value, "The modifiers of " + item.field() + " do not apply to null");
    }
    return Condition.not(new Test.ExistsTest(item.field()));
  }

  private Condition exists(FieldKey item, ScalarNode value) {
    String text = value.getValue().toLowerCase(Locale.ROOT);
    if (item.isKeyword() || !(text.equals("true") || text.equals("false"))) {
      findings.invalid(value, "The modifier exists takes a field and true or false");
      return Constant.FALSE;
    }
    Condition exists = new Test.ExistsTest(item.field());
    return text.equals("true") ? exists : Condition.not(exists);
  }
}
