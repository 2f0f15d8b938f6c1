package dev.yagura.ingest;

import dev.yagura.account.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/** What a request with log lines says about them, and its decoded body. */
public final class SubmissionReader {

  /** The query parameters that a body of log lines may come with. */
  public static final Set<String> PARAMETERS =
      Set.of(
          "host",
          "source",
          "sourcetype",
          "index",
          "timezone",
          "year",
          "charset",
          "final",
          "history");

  private static final int LONGEST_VALUE = 1024;

  private SubmissionReader() {}

  /** The decoded body, which ends in an error when it grows over the limit or is broken. */
  public static InputStream body(HttpServletRequest request, IngestProperties properties)
      throws IOException {
    return body(request, properties.maximumBody().toBytes());
  }

  /**
   * The same with a limit of its own.
   *
   * @param limit decoded bytes
   */
  public static InputStream body(HttpServletRequest request, long limit) throws IOException {
    return BodyEncoding.decode(
        request.getInputStream(), request.getHeader("Content-Encoding"), limit);
  }

  /**
   * Reads the parameters of a request, from its query alone: curl sends a body as a form unless
   * told otherwise, and it must not be taken for one.
   *
   * @param further parameters that the call has beside these
   * @throws RequestProblemException for a parameter that is unknown, or has no usable value
   */
  public static Submission read(HttpServletRequest request, Token token, Set<String> further) {
    Map<String, String> given = parameters(request.getQueryString(), further);
    return new Submission(
        "logs",
        token,
        request.getRemoteAddr(),
        request.getHeader("Idempotency-Key"),
        host(given.get("host")),
        given.get("source"),
        given.get("sourcetype"),
        given.get("index"),
        zone(given.get("timezone")),
        year(given.get("year")),
        flag(given, "final"),
        flag(given, "history"),
        false,
        charset(given.get("charset"), request.getContentType()));
  }

  private static Map<String, String> parameters(@Nullable String query, Set<String> further) {
    if (query == null) {
      return Map.of();
    }
    Map<String, String> given =
        UriComponentsBuilder.newInstance()
            .query(query.replace("+", "%20"))
            .build()
            .getQueryParams()
            .toSingleValueMap();
    Set<String> unknown = new TreeSet<>(given.keySet());
    unknown.removeAll(PARAMETERS);
    unknown.removeAll(further);
    if (!unknown.isEmpty()) {
      throw new RequestProblemException(
          HttpStatus.BAD_REQUEST,
          unknown.iterator().next(),
          "There is no such parameter; known are " + new TreeSet<>(PARAMETERS) + ".");
    }
    Map<String, String> decoded = new HashMap<>();
    given.forEach(
        (name, value) -> {
          String text = value == null ? "" : decode(name, value);
          if (text.length() > LONGEST_VALUE) {
            throw new RequestProblemException(
                HttpStatus.BAD_REQUEST, name, "The value is longer than 1024 characters.");
          }
          if (!text.isBlank()) {
            decoded.put(name, text.replace("\0", "\\x00"));
          }
        });
    return decoded;
  }

  private static String decode(String name, String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new RequestProblemException(
          HttpStatus.BAD_REQUEST, name, "The value is not percent-encoded as it should be.");
    }
  }

  private static @Nullable String host(@Nullable String name) {
    if (name != null && HostResolver.clean(name).isEmpty()) {
      throw new RequestProblemException(
          HttpStatus.BAD_REQUEST, "host", "This is not the name or address of a host.");
    }
    return name;
  }

  private static @Nullable ZoneId zone(@Nullable String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new RequestProblemException(
          HttpStatus.BAD_REQUEST, "timezone", "There is no such zone; send one as Asia/Tokyo.");
    }
  }

  private static @Nullable Year year(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("(19|20|21)\\d\\d")) {
      throw new RequestProblemException(
          HttpStatus.BAD_REQUEST, "year", "A year has four digits, 1900 to 2199.");
    }
    return Year.of(Integer.parseInt(text));
  }

  private static boolean flag(Map<String, String> given, String name) {
    String value = given.getOrDefault(name, "false");
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw new RequestProblemException(
              HttpStatus.BAD_REQUEST, name, "This is either true or false.");
    };
  }

  private static @Nullable String charset(@Nullable String charset, @Nullable String contentType) {
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new RequestProblemException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "charset",
          "Only utf-8 is read; other bytes are kept, and shown with replacement marks.");
    }
    return contentType;
  }
}
