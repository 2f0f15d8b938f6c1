package dev.yagura.api;

import dev.yagura.account.AuditTrail;
import dev.yagura.account.Token;
import dev.yagura.account.TokenAuthentication;
import dev.yagura.detect.RuleTrial;
import dev.yagura.detect.TrialMatch;
import dev.yagura.event.Event;
import dev.yagura.ingest.LogReading;
import dev.yagura.ingest.Submission;
import dev.yagura.ingest.SubmissionReader;
import dev.yagura.query.RuleProblem;
import dev.yagura.rule.ImportReport;
import dev.yagura.rule.RuleArchive;
import dev.yagura.rule.RuleCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Bringing rules in, and trying them on log lines. */
@RestController
class RuleImportResource {

  private static final int LARGEST = 64 << 20;

  /** A tried body is one window and held in memory whole. */
  private static final long TRIED_BYTES = 32L << 20;

  private static final String DEFAULT_PACK = "imported";

  private final RuleCatalogue rules;
  private final RuleTrial trial;
  private final LogReading reading;
  private final AuditTrail trail;
  private final JsonMapper json;

  RuleImportResource(
      RuleCatalogue rules, RuleTrial trial, LogReading reading, AuditTrail trail, JsonMapper json) {
    this.rules = rules;
    this.trial = trial;
    this.reading = reading;
    this.trail = trail;
    this.json = json;
  }

  /** What the import did. */
  record Report(int imported, int updated, int unchanged, int skipped, List<Rejected> rejected) {

    static Report of(ImportReport report) {
      return new Report(
          report.imported(),
          report.updated(),
          report.unchanged(),
          report.skipped(),
          report.rejected().stream().map(Rejected::of).toList());
    }
  }

  /** A document that does not compile, with its place; 0 where none is known. */
  record Rejected(String file, @Nullable String id, int line, int column, String message) {

    static Rejected of(RuleProblem problem) {
      return new Rejected(
          problem.file(), problem.ruleId(), problem.line(), problem.column(), problem.message());
    }
  }

  /** Brings in YAML, or a zip of YAML, macros included. */
  @PostMapping("/api/v1/rules/import")
  Report importRules(
      @RequestParam(value = "pack", defaultValue = DEFAULT_PACK) String pack,
      @RequestParam(value = "enable", defaultValue = "false") boolean enable,
      HttpServletRequest request,
      TokenAuthentication caller)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new BadParameterException("body", "It is larger than 64 MiB.");
    }
    RuleArchive archive = archive(body);
    ImportReport report =
        rules.importRules(pack, enable, archive.sources(), archive.macros(), caller.getName());
    trail.record(
        caller.getName(),
        "rule.import",
        pack,
        Map.of("imported", Integer.toString(report.imported())));
    return Report.of(report);
  }

  private static RuleArchive archive(byte[] body) {
    boolean zip = body.length > 3 && body[0] == 'P' && body[1] == 'K';
    try {
      return zip
          ? RuleArchive.read(new ByteArrayInputStream(body))
          : RuleArchive.of("rule.yml", new String(body, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new BadParameterException("body", "The zip cannot be read: " + broken.getMessage());
    }
  }

  /** A match, one JSON object a line. */
  record Match(
      String rule,
      String title,
      List<Integer> lines,
      String time,
      String host,
      Map<String, Object> matched) {

    static Match of(TrialMatch match) {
      return new Match(
          match.rule(),
          match.title(),
          match.lines(),
          Times.text(match.time()),
          match.host(),
          match.matched());
    }
  }

  /** Tries rules on log lines; stores nothing. The whole body is one closed window. */
  @PostMapping("/api/v1/rules/try")
  void tryRules(
      HttpServletRequest request, HttpServletResponse response, TokenAuthentication caller)
      throws IOException {
    Token token = caller.token();
    Submission submission = SubmissionReader.read(request, token, Set.of("rule"));
    List<Event> events;
    try (var body = SubmissionReader.body(request, TRIED_BYTES)) {
      events = reading.read(submission, body);
    }
    List<String> ids =
        UriComponentsBuilder.newInstance()
            .query(request.getQueryString())
            .build()
            .getQueryParams()
            .getOrDefault("rule", List.of());
    List<TrialMatch> matches = trial.run(events, ids);
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    for (TrialMatch match : matches) {
      response.getOutputStream().write(json.writeValueAsBytes(Match.of(match)));
      response.getOutputStream().write('\n');
    }
  }
}
