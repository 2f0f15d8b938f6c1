package dev.yagura.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The person whose session a request belongs to, as they are in the database now. */
public final class CurrentPerson {

  private static final String ATTRIBUTE = CurrentPerson.class.getName();

  private CurrentPerson() {}

  /** The person; empty before signing in. */
  public static Optional<Person> of(HttpServletRequest request) {
    return Optional.ofNullable((Person) request.getAttribute(ATTRIBUTE));
  }

  /** Makes {@code person} the one that the rest of this request is answered for. */
  public static void set(HttpServletRequest request, Person person) {
    request.setAttribute(ATTRIBUTE, person);
  }
}
