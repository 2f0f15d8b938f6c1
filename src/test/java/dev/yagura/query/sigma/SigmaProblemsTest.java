package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.Compilation;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.RuleSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigmaProblemsTest {

  private static final String HEAD =
      """
      title: A test
      id: 0f0e0d0c-0000-4000-8000-000000000001
      level: high
      logsource: {product: linux, category: process_creation}
      detection:
      """;

  /** Places count from the first line of the detection, which is line 6 of the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          `  s: {CommandLine|nope: x}|  condition: s`; INVALID; 6; 19
          `  s: {CommandLine|contains|nope: x}|  condition: s`; INVALID; 6; 28
          `  s: {User|expand: '%x%'}|  condition: s`; UNSUPPORTED; 6; 12
          `  s: {CommandLine: x}|  condition: s and t`; INVALID; 7; 20
          `  s: {CommandLine: x}|  condition: s and`; INVALID; 7; 18
          `  s: {CommandLine: x}|  condition: (s`; INVALID; 7; 15
          `  s: {CommandLine: x}|  condition: 's or x)'`; INVALID; 7; 20
          `  s: {CommandLine: x}|  condition: 1 of q*`; INVALID; 7; 19
          `  s: {CommandLine: x}|  condition: 2 of s`; INVALID; 7; 14
          `  s: {CommandLine: x}|  condition: s s`; INVALID; 7; 16
          `  s: {CommandLine: x}`; INVALID; 6; 3
          `  s: {CommandLine|re: 'a(b'}|  condition: s`; INVALID; 6; 25
          `  s: {CommandLine|re: 'a(?=b)'}|  condition: s`; UNSUPPORTED; 6; 25
          `  s: {CommandLine|re: '(a)\\1'}|  condition: s`; UNSUPPORTED; 6; 27
          `  s: {CommandLine|re: 'a*+'}|  condition: s`; UNSUPPORTED; 6; 26
          `  s: {CommandLine|re: 'a(?i)b'}|  condition: s`; UNSUPPORTED; 6; 25
          `  s: {CommandLine|re: '[b-a]'}|  condition: s`; INVALID; 6; 26
          `  s: {CommandLine|re: '((a{200}){200}){200}'}|  condition: s`; UNSUPPORTED; 6; 24
          `  s: {DestinationIp|cidr: 10.0.0.0/33}|  condition: s`; INVALID; 6; 27
          `  s: {DestinationIp|cidr: nowhere}|  condition: s`; INVALID; 6; 27
          `  s: {DestinationPort|gt: high}|  condition: s`; INVALID; 6; 27
          `  s: {User|exists: maybe}|  condition: s`; INVALID; 6; 20
          `  s: {User|i: x}|  condition: s`; INVALID; 6; 7
          `  s: {User|re|cidr: x}|  condition: s`; INVALID; 6; 7
          `  s: {User|base64: 'a*'}|  condition: s`; INVALID; 6; 20
          `  s: {User: {a: b}}|  condition: s`; INVALID; 6; 13
          `  s: {User: []}|  condition: s`; INVALID; 6; 13
          `  s: {User: a, User: b}|  condition: s`; INVALID; 6; 16
          `  s: {}|  condition: s`; INVALID; 6; 6
          `  s: [~]|  condition: s`; INVALID; 6; 7
          `  s: {User: a}|  condition: s | near t`; UNSUPPORTED; 7; 18
          `  s: {User: a}|  condition: s | count() > 5`; UNSUPPORTED; 7; 18
          """)
  void tellsWhatIsWrongAndWhere(String detection, Kind kind, int line, int column) {
    // The bar separates lines here, but for the bars that belong to Sigma.
    String lines = detection.replace("|  condition", "\n  condition");

    Compilation compilation = compile(HEAD + lines + "\n");

    assertThat(compilation.rules()).isEmpty();
    assertThat(compilation.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.column()).isEqualTo(column);
              assertThat(problem.ruleId()).isEqualTo("0f0e0d0c-0000-4000-8000-000000000001");
            });
  }

  @Test
  void oneBrokenDocumentHarmsOnlyItself() {
    String good = HEAD + "  s: {User: a}\n  condition: s\n";
    String text =
        good
            + "---\ntitle: [broken\n---\n"
            + "just a text\n---\n"
            + good.replace("000001", "000002")
            + "---\n"
            + good;

    Compilation compilation = compile(text);

    assertThat(compilation.rules())
        .extracting(rule -> rule.metadata().id())
        .containsExactly(
            "0f0e0d0c-0000-4000-8000-000000000001", "0f0e0d0c-0000-4000-8000-000000000002");
    assertThat(compilation.problems())
        .extracting(RuleProblem::kind)
        .containsExactly(Kind.INVALID, Kind.INVALID, Kind.INVALID);
    assertThat(compilation.problems())
        .extracting(RuleProblem::message)
        .anyMatch(message -> message.contains("no YAML"))
        .anyMatch(message -> message.contains("mapping"))
        .anyMatch(message -> message.contains("already"));
    assertThat(compilation.problems().get(0).line()).isBetween(9, 12);
  }

  @Test
  void rulesForOtherProductsAreSkipped() {
    String text =
        HEAD.replace("product: linux", "product: windows") + "  s: {a: b}\n  condition: s\n";

    Compilation compilation = compile(text);

    assertThat(compilation.rules()).isEmpty();
    assertThat(compilation.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.OTHER_PRODUCT);
              assertThat(problem.line()).isEqualTo(4);
            });
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    Compilation compilation = compile(text.toString());

    assertThat(compilation.rules()).isEmpty();
    assertThat(compilation.problems())
        .singleElement()
        .extracting(RuleProblem::kind)
        .isEqualTo(Kind.INVALID);
  }

  @Test
  void allProblemsOfARuleAreTold() {
    Compilation compilation =
        compile(
            """
            logsource: {product: linux}
            level: deadly
            detection:
              s: {a|x: 1, b|re: '('}
              condition: s
            """);

    assertThat(compilation.problems())
        .extracting(RuleProblem::message)
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(compilation.problems())
        .extracting(RuleProblem::message)
        .anyMatch(message -> message.contains("title"))
        .anyMatch(message -> message.contains("level"))
        .anyMatch(message -> message.contains("\"x\""))
        .anyMatch(message -> message.contains("parenthesis"));
  }

  @Test
  void lintsDoNotStopARule() {
    Compilation compilation =
        compile(
            HEAD
                + """
                  s: {Image|endswith: '\\node', ProcesName: x, CommandLine|all: y}
                  unused: {User: root}
                  condition: s
                """);

    assertThat(compilation.problems()).isEmpty();
    assertThat(compilation.rules().get(0).warnings())
        .extracting(RuleProblem::message)
        .anyMatch(message -> message.contains("backslash"))
        .anyMatch(message -> message.contains("ProcesName"))
        .anyMatch(message -> message.contains("unused"))
        .anyMatch(message -> message.contains("single value"));
  }

  @Test
  void metadataIsRead() {
    Compilation compilation =
        compile(
            """
            title: Title
            id: 0F0E0D0C-0000-4000-8000-000000000001
            name: my_rule
            status: test
            description: What it is
            author: Someone
            references: [https://example.org/a]
            falsepositives: [Administrators]
            tags: [attack.execution, attack.t1059.004, attack.T1548, cve.2021-4034]
            logsource: {product: linux, service: auditd, definition: "-w /etc"}
            detection:
              s: {type: CWD}
              condition: s
            """);
    var metadata = compilation.rules().get(0).metadata();

    assertThat(metadata.id()).isEqualTo("0f0e0d0c-0000-4000-8000-000000000001");
    assertThat(metadata.name()).isEqualTo("my_rule");
    assertThat(metadata.level()).isEqualTo("medium");
    assertThat(metadata.techniques()).containsExactly("T1059.004", "T1548");
    assertThat(metadata.tags()).hasSize(4);
    assertThat(metadata.falsePositives()).containsExactly("Administrators");
    assertThat(metadata.logSource()).containsEntry("definition", "-w /etc");
  }

  private static Compilation compile(String text) {
    return new RuleCompiler().compile(List.of(new RuleSource("test.yml", text)), Map.of());
  }
}
