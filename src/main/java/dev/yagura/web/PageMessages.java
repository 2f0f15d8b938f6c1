package dev.yagura.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The pages' words. A message that cannot be formatted falls back to English, and to its key, so
 * that one bad message never takes a page down.
 */
@Component("messageSource")
class PageMessages extends ResourceBundleMessageSource {

  PageMessages() {
    setBasename("messages");
    setDefaultEncoding("UTF-8");
    setFallbackToSystemLocale(false);
    setAlwaysUseMessageFormat(true);
    setUseCodeAsDefaultMessage(true);
  }

  @Override
  protected @Nullable String getMessageInternal(
      @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
    try {
      return super.getMessageInternal(code, arguments, locale);
    } catch (IllegalArgumentException malformed) {
      try {
        return super.getMessageInternal(code, arguments, Locale.ROOT);
      } catch (IllegalArgumentException malformedToo) {
        return code;
      }
    }
  }
}
