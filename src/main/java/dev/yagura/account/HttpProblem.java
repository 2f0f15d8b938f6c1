package dev.yagura.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problem details (RFC 9457) where no controller is reached. */
final class HttpProblem {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private HttpProblem() {}

  static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", detail);
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(JSON.writeValueAsBytes(problem));
  }

  static void writeUnavailable(HttpServletResponse response, String detail, int retrySeconds)
      throws IOException {
    response.setHeader("Retry-After", Integer.toString(retrySeconds));
    write(response, HttpStatus.SERVICE_UNAVAILABLE, detail);
  }
}
