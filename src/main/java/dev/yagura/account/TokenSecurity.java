package dev.yagura.account;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Programs: no session, no cookie, a token with each request. */
@Configuration(proxyBeanMethods = false)
class TokenSecurity {

  @Bean
  @Order(10)
  SecurityFilterChain programs(HttpSecurity http, Tokens tokens, Clock clock) {
    return http.securityMatcher("/api/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.POST, "/api/v1/logs")
                    .hasAuthority("TOKEN_INGEST")
                    .requestMatchers(HttpMethod.PUT, "/api/v1/files/**")
                    .hasAuthority("TOKEN_INGEST")
                    .requestMatchers(HttpMethod.GET, "/api/**")
                    .hasAuthority("SCOPE_read")
                    .requestMatchers(HttpMethod.HEAD, "/api/**")
                    .hasAuthority("SCOPE_read")
                    .requestMatchers("/api/**")
                    .hasAuthority("SCOPE_write"))
        .exceptionHandling(
            failures ->
                failures.accessDeniedHandler(
                    (request, response, denied) ->
                        HttpProblem.write(
                            response,
                            HttpStatus.FORBIDDEN,
                            "This token is not for this call: sending logs needs an ingest token,"
                                + " everything else an API token with the scope read or write.")))
        .addFilterBefore(new TokenFilter(tokens, clock), AuthorizationFilter.class)
        .build();
  }
}
