package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Network;
import dev.yagura.query.plan.Test;
import dev.yagura.query.plan.Test.Relation;
import dev.yagura.query.regex.Regex;
import dev.yagura.query.regex.RegexNode;
import dev.yagura.query.regex.RegexProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Compiles values that are no text: expressions, networks, other fields, numbers. */
final class SpecialItems {

  private final Findings findings;

  SpecialItems(Findings findings) {
    this.findings = findings;
  }

  Condition compile(FieldKey item, ScalarNode value) {
    if (item.has(Modifier.RE)) {
      return regex(item, value);
    }
    if (item.has(Modifier.CIDR)) {
      return network(item, value);
    }
    if (item.has(Modifier.FIELDREF)) {
      return fieldReference(item, value);
    }
    return NumberItems.compile(item, value, findings);
  }

  private Condition regex(FieldKey item, ScalarNode value) {
    Set<Regex.Flag> flags = EnumSet.noneOf(Regex.Flag.class);
    item.modifiers().stream()
        .filter(modifier -> modifier.written().length() == 1)
        .forEach(modifier -> Regex.Flag.of(modifier.written().charAt(0)).ifPresent(flags::add));
    try {
      Regex regex = anchored(item, Regex.parse(value.getValue(), flags));
      return new Test.RegexTest(item.isKeyword() ? "_raw" : item.field(), regex);
    } catch (RegexProblemException problem) {
      findings.add(
          problem.unsupported() ? Kind.UNSUPPORTED : Kind.INVALID,
          value,
          problem.offset(),
          problem.getMessage());
      return Constant.FALSE;
    }
  }

  /** An expression is found anywhere; startswith and endswith tie it to an end. */
  private static Regex anchored(FieldKey item, Regex regex) {
    if (item.has(Modifier.STARTSWITH)) {
      return with(regex, List.of(RegexNode.Anchor.TEXT_START, regex.root()));
    }
    if (item.has(Modifier.ENDSWITH)) {
      return with(regex, List.of(regex.root(), RegexNode.Anchor.TEXT_END));
    }
    return regex;
  }

  private static Regex with(Regex regex, List<RegexNode> parts) {
    return new Regex(regex.source(), regex.flags(), new RegexNode.Sequence(parts));
  }

  private Condition network(FieldKey item, ScalarNode value) {
    var network = Network.parse(value.getValue());
    if (item.isKeyword() || network.isEmpty()) {
      findings.invalid(value, "The modifier cidr takes a field and a network such as 10.0.0.0/8");
      return Constant.FALSE;
    }
    return new Test.AddressTest(item.field(), network.get());
  }

  private Condition fieldReference(FieldKey item, ScalarNode value) {
    if (item.isKeyword() || value.getValue().isBlank()) {
      findings.invalid(value, "The modifier fieldref takes a field and the name of another");
      return Constant.FALSE;
    }
    Relation relation =
        item.has(Modifier.CONTAINS)
            ? Relation.CONTAINS
            : item.has(Modifier.STARTSWITH)
                ? Relation.STARTS_WITH
                : item.has(Modifier.ENDSWITH) ? Relation.ENDS_WITH : Relation.SAME_TEXT;
    return new Test.FieldTest(item.field(), relation, value.getValue(), item.has(Modifier.CASED));
  }
}
