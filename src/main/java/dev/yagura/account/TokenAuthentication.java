package dev.yagura.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request that carried an active token. */
public final class TokenAuthentication extends AbstractAuthenticationToken {

  private final transient Token token;

  TokenAuthentication(Token token) {
    super(authorities(token));
    this.token = token;
    setAuthenticated(true);
  }

  private static List<GrantedAuthority> authorities(Token token) {
    return Stream.concat(
            Stream.of("TOKEN_" + token.kind().name()),
            token.scopes().stream().map(scope -> "SCOPE_" + scope.toLowerCase(Locale.ROOT)))
        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
        .toList();
  }

  /** The token. */
  public Token token() {
    return token;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return token;
  }

  @Override
  public String getName() {
    return "token:" + token.name();
  }
}
