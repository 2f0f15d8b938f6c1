package dev.yagura.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks the session's person up for each page, so that a role that was taken away, a person who was
 * disabled or a password that was changed counts from the next request on, on every node. Sends
 * those who have a one-time password to the page where they change it.
 */
final class CurrentPersonFilter extends OncePerRequestFilter {

  private static final String PASSWORD_PAGE = "/account/password";
  private static final Set<String> OPEN_BEFORE_CHANGE = Set.of(PASSWORD_PAGE, "/logout", "/error");

  private final People people;

  CurrentPersonFilter(People people) {
    this.people = people;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication session = SecurityContextHolder.getContext().getAuthentication();
    if (session == null || !(session.getPrincipal() instanceof SignedIn signedIn)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Person> found;
    try {
      found = people.find(signedIn.username());
    } catch (DataAccessException | TransactionException away) {
      response.setHeader("Retry-After", "10");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    Person person = found.filter(Person::enabled).orElse(null);
    if (person == null || person.passwordVersion() != signedIn.passwordVersion()) {
      end(request);
      response.sendRedirect(request.getContextPath() + "/login?ended");
      return;
    }
    CurrentPerson.set(request, person);
    SecurityContextHolder.setContext(
        new SecurityContextImpl(SignInProvider.authentication(person, session.getDetails())));
    if (person.mustChangePassword() && !OPEN_BEFORE_CHANGE.contains(request.getServletPath())) {
      response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
      return;
    }
    chain.doFilter(request, response);
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
