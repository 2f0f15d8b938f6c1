package dev.yagura.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses query parameters that a call does not have: a misspelt filter must not filter nothing.
 */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/api/v1/**")
        .excludePathPatterns("/api/v1/logs", "/api/v1/rules/try");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
      Set<String> known =
          Arrays.stream(method.getMethodParameters())
              .map(
                  parameter ->
                      MergedAnnotations.from(parameter.getParameterAnnotations())
                          .get(RequestParam.class))
              .filter(annotation -> annotation.isPresent())
              .map(annotation -> annotation.getString("value"))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> given =
          new TreeSet<>(
              UriComponentsBuilder.newInstance()
                  .query(request.getQueryString())
                  .build()
                  .getQueryParams()
                  .keySet());
      given.removeAll(known);
      if (!given.isEmpty()) {
        throw new BadParameterException(
            given.iterator().next(), "There is no such parameter; known are " + known + ".");
      }
    }
    return true;
  }
}
