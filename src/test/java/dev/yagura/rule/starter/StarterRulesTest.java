package dev.yagura.rule.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form of the starter rules and of their samples; what they find is tested end to end. */
class StarterRulesTest {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.t\\d{4}(\\.\\d{3})?");
  private static final Pattern AUDIT_LINE =
      Pattern.compile("type=[A-Z_]+ msg=audit\\(\\d+\\.\\d{3}:\\d+\\): .+");
  private static final Pattern SYSLOG_LINE =
      Pattern.compile("[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d [a-z0-9-]+ [^ ]+: .+");

  private static Set<String> techniques = Set.of();
  private static Set<String> tactics = Set.of();

  @BeforeAll
  static void readCatalogue() throws IOException {
    try (InputStream in =
        StarterRulesTest.class.getResourceAsStream("/dev/yagura/attack/enterprise-linux.json")) {
      JsonNode catalogue = JsonMapper.shared().readTree(in);
      techniques = texts(catalogue.get("techniques"), "id");
      tactics = texts(catalogue.get("tactics"), "short_name");
    }
  }

  static List<RuleSamples> rules() {
    return RuleSamples.all();
  }

  @Test
  void coversAtLeastTwentyTwoTechniques() {
    Set<String> covered =
        rules().stream()
            .flatMap(rule -> tags(rule.documents().get(rule.documents().size() - 1)))
            .filter(tag -> TECHNIQUE.matcher(tag).matches())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(covered).hasSizeGreaterThanOrEqualTo(22);
    assertThat(rules()).hasSizeGreaterThanOrEqualTo(24);
  }

  @Test
  void coversEveryKindOfSource() {
    Set<String> sources =
        rules().stream()
            .flatMap(rule -> rule.documents().stream())
            .filter(document -> document.containsKey("logsource"))
            .map(document -> asMap(document.get("logsource")))
            .map(source -> source.getOrDefault("category", source.get("service")).toString())
            .collect(Collectors.toSet());
    assertThat(sources)
        .containsExactlyInAnyOrder(
            "process_creation",
            "file_event",
            "file_delete",
            "auditd",
            "sshd",
            "sudo",
            "auth",
            "cron");
  }

  @Test
  void idsAndNamesAreUnique() {
    Set<String> seen = new HashSet<>();
    for (RuleSamples rule : rules()) {
      for (Map<String, Object> document : rule.documents()) {
        assertThat(UUID.fromString((String) document.get("id")).version()).isEqualTo(4);
        assertThat(seen.add((String) document.get("id"))).as(rule.file()).isTrue();
        if (document.containsKey("name")) {
          assertThat(seen.add((String) document.get("name"))).as(rule.file()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatItIs(RuleSamples rule) {
    for (Map<String, Object> document : rule.documents()) {
      assertThat(document)
          .containsKeys("title", "id", "status", "description", "tags", "level")
          .containsEntry("author", "Yagura");
      assertThat(document.containsKey("detection"))
          .isNotEqualTo(document.containsKey("correlation"));
      assertThat((String) document.get("level"))
          .isIn("informational", "low", "medium", "high", "critical");
    }
    Map<String, Object> alerting = rule.documents().get(rule.documents().size() - 1);
    assertThat(alerting).containsKeys("falsepositives", "references");
    assertThat(alerting.get("id")).isEqualTo(rule.ruleId());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void tagsAreOfThePresentMatrix(RuleSamples rule) {
    for (Map<String, Object> document : rule.documents()) {
      for (String tag : tags(document).toList()) {
        String word = tag.substring("attack.".length());
        if (TECHNIQUE.matcher(tag).matches()) {
          assertThat(techniques).contains(word.toUpperCase(Locale.ROOT));
        } else {
          assertThat(tactics).contains(word);
        }
      }
      assertThat(tags(document).anyMatch(tag -> TECHNIQUE.matcher(tag).matches())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void correlationsReferToRulesOfTheirOwnFile(RuleSamples rule) {
    Set<Object> names =
        rule.documents().stream().map(d -> d.get("name")).collect(Collectors.toSet());
    rule.documents().stream()
        .filter(document -> document.containsKey("correlation"))
        .map(document -> asMap(document.get("correlation")))
        .forEach(
            correlation -> {
              assertThat(names).containsAll((List<?>) correlation.get("rules"));
              assertThat((List<?>) correlation.get("group-by")).isNotEmpty();
              assertThat((String) correlation.get("timespan")).matches("\\d+[smhd]");
            });
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hasSamplesForAndAgainst(RuleSamples rule) {
    assertThat(rule.samples().stream().filter(RuleSamples.Sample::alerts)).isNotEmpty();
    assertThat(rule.samples().stream().filter(sample -> !sample.alerts()))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(rule.samples().stream().map(RuleSamples.Sample::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void samplesAreLinesInWireForm(RuleSamples rule) {
    for (RuleSamples.Sample sample : rule.samples()) {
      Pattern form = sample.sourcetype().equals("auditd") ? AUDIT_LINE : SYSLOG_LINE;
      assertThat(sample.lines()).isNotEmpty().allSatisfy(line -> assertThat(line).matches(form));
      if (sample.sourcetype().equals("sysmon:linux")) {
        assertThat(sample.lines()).allSatisfy(line -> assertThat(line).endsWith("</Event>"));
      }
    }
  }

  private static Stream<String> tags(Map<String, Object> document) {
    return ((List<?>) document.get("tags")).stream().map(String.class::cast);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  private static Set<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.get(field).asString())
        .collect(Collectors.toSet());
  }
}
