package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.Compilation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a rule's text is, compiling it ends in a rule or in a problem. */
class SigmaHostileTest {

  private static final String RULE =
      """
      title: A test
      id: 0f0e0d0c-0000-4000-8000-000000000001
      name: base
      logsource: {product: linux, category: process_creation}
      detection:
        a: {CommandLine|contains|all: [foo, 'b*r'], Image|endswith: /sh, User: ~}
        b: {CommandLine|re: '(?i)^x[a-z]{2,3}(\\d|\\x41)+$', DestinationIp|cidr: 10.0.0.0/8}
        c: ['one', 2]
        condition: a and not (1 of b* or c)
      ---
      title: Counted
      id: 0f0e0d0c-0000-4000-8000-000000000002
      correlation:
        type: value_count
        rules: [base]
        group-by: [k]
        aliases: {k: {base: User}}
        timespan: 5m
        condition: {field: Image, gte: 3}
      ---
      title: Filtered
      logsource: {product: linux}
      filter: {rules: any, f: {User: x}, condition: not f}
      """;

  private static final List<String> PIECES =
      List.of(
          "|", ":", "\n", " ", "*", "\\", "(", ")", "[", "]", "{", "}", "'", "\"", "~", "&a ", "*a",
          "not ", " of ", "---\n", "\0", "\uD800", "é", "%", "- ", "null", "<<: ", "|re: ",
          "{9,1}");

  @Test
  void mutatedRulesNeverThrow() {
    int sound = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(RULE);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        } else {
          text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
        }
      }

      Compilation compilation = SigmaCases.compile(text.toString());

      assertThat(compilation.rules().size() + compilation.problems().size())
          .as("seed %d", seed)
          .isPositive();
      sound += compilation.rules().size() == 2 ? 1 : 0;
    }
    // Some mutations change nothing that matters.
    assertThat(sound).isGreaterThanOrEqualTo(100);
  }

  @Test
  void deepNestingEndsInAProblem() {
    String deep = "(".repeat(5_000);
    for (String detection :
        List.of(
            "s: {User: x}\ncondition: " + deep + "s" + ")".repeat(5_000),
            "s: {User: x}\ncondition: " + "not ".repeat(5_000) + "s",
            "s: {User|re: '" + deep + "'}\ncondition: s",
            "s: " + "[".repeat(5_000) + "x" + "]".repeat(5_000) + "\ncondition: s")) {
      Compilation compilation = SigmaCases.compile(SigmaCases.rule("linux", detection));

      assertThat(compilation.rules()).isEmpty();
      assertThat(compilation.problems()).isNotEmpty();
    }
  }
}
