package dev.yagura.web;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Gives each failure a number that is on the page and in the log. */
@Component
class ProblemReference extends DefaultErrorAttributes {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemReference.class);

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Map<String, Object> attributes = super.getErrorAttributes(request, options);
    Throwable failure = getError(request);
    if (failure != null && attributes.get("status") instanceof Integer status && status == 500) {
      String reference = "%08x".formatted(ThreadLocalRandom.current().nextInt());
      LOG.error("A page failed, reference {}", reference, failure);
      attributes.put("reference", reference);
    }
    return attributes;
  }
}
