package dev.yagura.web;

import dev.yagura.account.CurrentPerson;
import dev.yagura.account.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The language of the account, then what the browser asks for, then English. */
@Component("localeResolver")
class ReaderLocale implements LocaleResolver {

  private static final List<Locale> LOCALES =
      Arrays.stream(Language.values()).map(Language::locale).toList();

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Optional<Locale> chosen =
        CurrentPerson.of(request)
            .flatMap(person -> Optional.ofNullable(person.preferences().language()))
            .map(Language::locale);
    return chosen.orElseGet(() -> asked(request.getHeader("Accept-Language")));
  }

  private static Locale asked(@Nullable String header) {
    if (header == null) {
      return Locale.ENGLISH;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header), LOCALES);
      return best == null ? Locale.ENGLISH : best;
    } catch (IllegalArgumentException unreadable) {
      return Locale.ENGLISH;
    }
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language is part of the account");
  }
}
