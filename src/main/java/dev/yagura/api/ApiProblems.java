package dev.yagura.api;

import dev.yagura.alert.StaleAlertException;
import dev.yagura.alert.UnknownAlertException;
import dev.yagura.query.SearchProblemException;
import dev.yagura.rule.UnknownRuleException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What programs are answered when a call cannot be done: problem details (RFC 9457), Spring's own
 * findings (method, media type, unreadable body) included.
 */
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems extends ResponseEntityExceptionHandler {

  /** States of PostgreSQL that speak of a value: a time, or a text with NUL, it cannot hold. */
  private static final Set<String> STATES_OF_BAD_VALUES =
      Set.of("22007", "22008", "22021", "22P05");

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

  /** The pages' messages answer an unknown key with the key, which would become the title. */
  @Override
  public void setMessageSource(MessageSource pages) {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badParameter(BadParameterException problem) {
    return answer(
        HttpStatus.BAD_REQUEST,
        problem.pointer() + ": " + problem.getMessage(),
        Map.of("pointer", problem.pointer(), "message", problem.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badSearch(SearchProblemException problem) {
    return answer(
        HttpStatus.BAD_REQUEST,
        "q: " + problem.getMessage(),
        Map.of("pointer", "q", "byte", problem.column(), "message", problem.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badWord(IllegalArgumentException problem) {
    return answer(HttpStatus.BAD_REQUEST, String.valueOf(problem.getMessage()), Map.of());
  }

  @ExceptionHandler({
    NotFoundException.class,
    UnknownRuleException.class,
    UnknownAlertException.class
  })
  ResponseEntity<ProblemDetail> notFound(RuntimeException problem) {
    return answer(HttpStatus.NOT_FOUND, String.valueOf(problem.getMessage()), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> stale(StaleAlertException problem) {
    return answer(
        HttpStatus.PRECONDITION_FAILED,
        "The alert was changed in the meantime: read it again, and then change it.",
        Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> slow(QueryTimeoutException problem) {
    return unavailable("The search took too long: give a shorter time range, or a host.");
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    TransactionException.class
  })
  ResponseEntity<ProblemDetail> away(Exception problem) {
    LOG.warn("The database could not be used: {}", problem.getClass().getSimpleName(), problem);
    return unavailable("The database is away.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notPercentEncoded(InvalidParameterException problem) {
    return answer(
        HttpStatus.BAD_REQUEST, "The query is not percent-encoded as it should be.", Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(RuntimeException problem) {
    LOG.error("A call failed.", problem);
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, "The call failed; the log says why.", Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> otherDatabaseFailure(DataAccessException problem) {
    if (problem.getRootCause() instanceof SQLException refused
        && STATES_OF_BAD_VALUES.contains(String.valueOf(refused.getSQLState()))) {
      return answer(
          HttpStatus.BAD_REQUEST,
          "A value holds a character, or a time, that cannot be stored or searched for.",
          Map.of());
    }
    LOG.error("A statement failed.", problem);
    return unavailable("The database did not take the call.");
  }

  private static ResponseEntity<ProblemDetail> unavailable(String detail) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatusCode status, String detail, Map<String, Object> error) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    if (!error.isEmpty()) {
      problem.setProperty("errors", List.of(error));
    }
    return ResponseEntity.of(problem).build();
  }
}
