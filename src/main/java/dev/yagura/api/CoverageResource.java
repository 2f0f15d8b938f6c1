package dev.yagura.api;

import dev.yagura.attack.Coverage;
import dev.yagura.attack.CoverageReport;
import dev.yagura.attack.TechniqueCoverage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** ATT&amp;CK coverage. */
@RestController
class CoverageResource {

  private static final JsonMapper AS_NAMED = JsonMapper.builder().build();

  private final Coverage coverage;
  private final JsonMapper json;
  private final Clock clock;

  CoverageResource(Coverage coverage, JsonMapper json, Clock clock) {
    this.coverage = coverage;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A technique. {@code tested_at} is null: when tests of its rules passed is not kept yet.
   *
   * @param rules ids of the rules that map to it, enabled or not
   */
  record Item(
      String technique,
      String name,
      List<String> tactics,
      String state,
      @Nullable String testedAt,
      List<String> rules,
      long alerts,
      List<String> needs) {

    static Item of(TechniqueCoverage item) {
      return new Item(
          item.technique().id(),
          item.technique().name(),
          item.technique().tactics(),
          item.state().name().toLowerCase(Locale.ROOT),
          null,
          item.rules().stream().map(TechniqueCoverage.MappedRule::id).toList(),
          item.alerts(),
          item.needs());
    }
  }

  /** Every Linux technique with its state, or an ATT&amp;CK Navigator layer. */
  @GetMapping(path = "/api/v1/attack/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> coverage(
      @RequestParam(value = "host", required = false) @Nullable String host,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to,
      @RequestParam(value = "format", required = false) @Nullable String format) {
    Instant end = Times.parse("to", to, clock.instant().plus(Duration.ofMinutes(15)));
    Instant start = Times.parse("from", from, end.minus(Duration.ofDays(30)));
    String name = host == null ? null : host.toLowerCase(Locale.ROOT);
    if ("navigator".equals(format)) {
      // The layer format has its own names, in camel case.
      return answer(AS_NAMED.writeValueAsString(coverage.navigatorLayer(name, start, end)));
    }
    if (format != null) {
      throw new BadParameterException("format", "The only other format is navigator.");
    }
    CoverageReport report = coverage.report(name, start, end);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("attack_version", report.attackVersion());
    answer.put("notice", report.notice());
    answer.put("items", report.items().stream().map(Item::of).toList());
    answer.put("other_tags", report.otherTags());
    return answer(json.writeValueAsString(answer));
  }

  private static ResponseEntity<String> answer(String text) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
  }
}
