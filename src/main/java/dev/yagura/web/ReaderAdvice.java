package dev.yagura.web;

import dev.yagura.account.CurrentPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's template has: its reader, its address, whether the sample day is loaded. */
@ControllerAdvice(basePackageClasses = ReaderAdvice.class)
class ReaderAdvice {

  private final MessageSource messages;
  private final Clock clock;
  private final SampleDay sample;
  private final VisibleText visible;
  private final Words words;
  private final Assets assets;

  ReaderAdvice(
      MessageSource messages,
      Clock clock,
      SampleDay sample,
      VisibleText visible,
      Words words,
      Assets assets) {
    this.messages = messages;
    this.clock = clock;
    this.sample = sample;
    this.visible = visible;
    this.words = words;
    this.assets = assets;
  }

  /**
   * What templates call. As attributes and not as beans: Thymeleaf allows no beans where an address
   * is written.
   */
  @ModelAttribute
  void called(Model model) {
    model.addAttribute("visible", visible);
    model.addAttribute("words", words);
    model.addAttribute("assets", assets);
  }

  @ModelAttribute("reader")
  Reader reader(HttpServletRequest request, Locale locale) {
    return new Reader(CurrentPerson.of(request).orElse(null), locale, clock.instant(), messages);
  }

  /** The first part of the path: which entry of the menu is the present one. */
  @ModelAttribute("section")
  String section(HttpServletRequest request) {
    String[] parts = request.getServletPath().split("/", 3);
    return parts.length > 1 ? parts[1] : "";
  }

  /** The page's own address with its query, for forms that come back to it. */
  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  @ModelAttribute("sampleLoaded")
  boolean sampleLoaded(HttpServletRequest request) {
    return CurrentPerson.of(request).isPresent() && sample.loaded();
  }
}
