package dev.yagura.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code Authorization: Bearer}. An unknown token is 401; a disabled or expired one is 503,
 * so that data waits at the sender while a person decides.
 */
final class TokenFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final int RETRY_SECONDS = 60;

  private final Tokens tokens;
  private final Clock clock;

  TokenFilter(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      HttpProblem.write(
          response,
          HttpStatus.UNAUTHORIZED,
          "This call needs a token: send Authorization: Bearer <token>.");
      return;
    }
    Optional<Token> token;
    try {
      token = tokens.find(header.substring(BEARER.length()).strip());
    } catch (DataAccessException | TransactionException away) {
      HttpProblem.writeUnavailable(response, "The database is away.", 5);
      return;
    }
    if (token.isEmpty()) {
      HttpProblem.write(response, HttpStatus.UNAUTHORIZED, "There is no such token.");
      return;
    }
    if (!token.get().isActive(clock.instant())) {
      HttpProblem.writeUnavailable(
          response,
          "The token \"%s\" is disabled or has expired. Nothing was stored."
              .formatted(token.get().name()),
          RETRY_SECONDS);
      return;
    }
    SecurityContextHolder.getContext().setAuthentication(new TokenAuthentication(token.get()));
    chain.doFilter(request, response);
  }
}
