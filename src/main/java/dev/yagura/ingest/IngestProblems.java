package dev.yagura.ingest;

import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the doors answer when nothing was stored, as problem details (RFC 9457). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class IngestProblems {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badRequest(RequestProblemException problem) {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            problem.status(), problem.pointer() + ": " + problem.getMessage());
    detail.setProperty(
        "errors", List.of(Map.of("pointer", problem.pointer(), "message", problem.getMessage())));
    return ResponseEntity.of(detail).build();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknownEncoding(BodyEncoding.UnknownEncodingException problem) {
    return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> brokenBody(BodyEncoding.BrokenBodyException problem) {
    return answer(HttpStatus.BAD_REQUEST, problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(BodyEncoding.TooLargeException problem) {
    return answer(HttpStatus.CONTENT_TOO_LARGE, problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(UnavailableException problem) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", Long.toString(problem.retryAfter().toSeconds()))
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, problem.getMessage() + " Nothing was stored."));
  }

  private static ResponseEntity<ProblemDetail> answer(HttpStatus status, Exception problem) {
    return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, problem.getMessage()))
        .build();
  }
}
