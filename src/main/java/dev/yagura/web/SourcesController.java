package dev.yagura.web;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tokens, doors, and what came in by each. */
@Controller
class SourcesController {

  private static final List<String> KINDS = List.of("ingest", "api");
  private static final int LONGEST_NAME = 100;

  private final SourcesSource source;

  SourcesController(SourcesSource source) {
    this.source = source;
  }

  @GetMapping("/sources")
  String sources(@ModelAttribute("reader") Reader reader, Model model) {
    model.addAttribute("sources", source.sources(reader.now()));
    model.addAttribute("kinds", KINDS);
    model.addAttribute("firstLog", FirstLog.command());
    return "sources";
  }

  @PostMapping("/sources")
  String add(
      @RequestParam String name,
      @RequestParam String kind,
      @RequestParam(required = false) @Nullable String host,
      Principal person,
      RedirectAttributes redirect) {
    String called = Given.text(name);
    if (called == null || called.length() > LONGEST_NAME || called.indexOf('\0') >= 0) {
      redirect.addFlashAttribute(Flash.NAME, Flash.problem("sources.name_missing"));
      return "redirect:/sources";
    }
    String secret =
        source.add(called, Given.word(kind, KINDS, "ingest"), Given.text(host), person.getName());
    redirect.addFlashAttribute(Flash.NAME, Flash.done("sources.added").withSecret(secret));
    return "redirect:/sources";
  }

  @PostMapping("/sources/{id}/rotate")
  String rotate(@PathVariable String id, Principal person, RedirectAttributes redirect) {
    String secret = source.rotate(id, person.getName());
    redirect.addFlashAttribute(Flash.NAME, Flash.done("sources.rotated").withSecret(secret));
    return "redirect:/sources";
  }

  @PostMapping("/sources/{id}/disable")
  String disable(@PathVariable String id, Principal person, RedirectAttributes redirect) {
    source.disable(id, person.getName());
    redirect.addFlashAttribute(Flash.NAME, Flash.done("sources.disabled"));
    return "redirect:/sources";
  }
}
