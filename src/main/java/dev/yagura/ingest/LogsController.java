package dev.yagura.ingest;

import dev.yagura.account.TokenAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door {@code POST /api/v1/logs}: lines, NDJSON or a JSON array, in one transaction. */
@RestController
class LogsController {

  private final LogIntake intake;
  private final IngestProperties properties;

  LogsController(LogIntake intake, IngestProperties properties) {
    this.intake = intake;
    this.properties = properties;
  }

  /**
   * The answer.
   *
   * @param batch the receipt's id
   */
  record Answer(
      String batch,
      long received,
      long stored,
      long quarantined,
      boolean duplicate,
      List<Receipt.LineProblem> problems) {

    static Answer of(Receipt receipt) {
      return new Answer(
          Long.toString(receipt.batch()),
          receipt.received(),
          receipt.stored(),
          receipt.quarantined(),
          receipt.duplicate(),
          receipt.problems());
    }
  }

  /**
   * Takes a body of log lines in. The parameters are read from the query alone: curl sends a body
   * as a form unless told otherwise, and it must not be taken for one.
   */
  @PostMapping("/api/v1/logs")
  Answer logs(HttpServletRequest request, TokenAuthentication authentication) throws IOException {
    Submission submission = SubmissionReader.read(request, authentication.token(), Set.of());
    try (var body = SubmissionReader.body(request, properties)) {
      return Answer.of(intake.accept(submission, body));
    }
  }
}
