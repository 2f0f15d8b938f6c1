package dev.yagura.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may open which page and send which form. Programs come in by other chains, before this. */
@Configuration
@EnableWebSecurity
class PageSecurity {

  private static final Duration SESSION_LENGTH = Duration.ofHours(12);

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
          + "form-action 'self'";

  @Bean
  static PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  static CookieSameSiteSupplier sessionCookieSameSite() {
    return CookieSameSiteSupplier.ofLax().whenHasName("JSESSIONID");
  }

  @Bean
  @Order(100)
  SecurityFilterChain pages(HttpSecurity http, SignInProvider provider, People people) {
    HttpSessionRequestCache savedRequests = new HttpSessionRequestCache();
    savedRequests.setMatchingRequestParameterName(null);
    return http.authenticationManager(new ProviderManager(provider))
        .authorizeHttpRequests(PageSecurity::rights)
        .addFilterBefore(new CurrentPersonFilter(people), AuthorizationFilter.class)
        .requestCache(cache -> cache.requestCache(savedRequests))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .successHandler(longSession(savedRequests))
                    .failureHandler(PageSecurity::refused)
                    .permitAll())
        .logout(out -> out.logoutSuccessUrl("/login?out").permitAll())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  /** Every form is named here; one that is not is refused. */
  private static void rights(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(
            jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.ASYNC)
        .permitAll()
        .requestMatchers("/assets/**", "/img/**", "/favicon.ico", "/error", "/login")
        .permitAll()
        .requestMatchers(
            "/actuator/health", "/actuator/health/**", "/v3/api-docs", "/v3/api-docs/**")
        .permitAll()
        .requestMatchers("/people/**", "/audit-trail/**", "/actuator/**")
        .hasRole(Role.ADMINISTRATOR.name())
        .requestMatchers(HttpMethod.POST, "/account/**")
        .hasRole(Role.VIEWER.name())
        .requestMatchers(HttpMethod.POST, "/alerts/**")
        .hasRole(Role.ANALYST.name())
        .requestMatchers(HttpMethod.POST, "/rules/**", "/quarantine/**")
        .hasRole(Role.ENGINEER.name())
        .requestMatchers(HttpMethod.POST, "/sources/**", "/sample/**")
        .hasRole(Role.ADMINISTRATOR.name())
        .requestMatchers(HttpMethod.GET)
        .hasRole(Role.VIEWER.name())
        .requestMatchers(HttpMethod.HEAD)
        .hasRole(Role.VIEWER.name())
        .anyRequest()
        .denyAll();
  }

  private static AuthenticationSuccessHandler longSession(HttpSessionRequestCache savedRequests) {
    SavedRequestAwareAuthenticationSuccessHandler back =
        new SavedRequestAwareAuthenticationSuccessHandler();
    back.setRequestCache(savedRequests);
    return (HttpServletRequest request, HttpServletResponse response, Authentication signedIn) -> {
      request.getSession().setMaxInactiveInterval((int) SESSION_LENGTH.toSeconds());
      back.onAuthenticationSuccess(request, response, signedIn);
    };
  }

  private static void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    String query = "wrong";
    if (reason instanceof TooManyAttemptsException tooMany) {
      query = "wait=" + tooMany.seconds();
    } else if (reason
        instanceof
        org.springframework.security.authentication.InternalAuthenticationServiceException) {
      query = "unavailable";
    }
    response.sendRedirect(request.getContextPath() + "/login?" + query);
  }
}
