package dev.yagura.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All rules. */
@Controller
class RulesController {

  private static final int LIMIT = 100;
  private static final List<String> LANGUAGES = List.of("sigma", "spl");

  private final RulesSource source;

  RulesController(RulesSource source) {
    this.source = source;
  }

  @GetMapping("/rules")
  String rules(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String pack,
      @RequestParam(required = false) @Nullable String technique,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    RuleFilter filter =
        new RuleFilter(
            Given.text(q),
            Given.word(state, Words.RULE_STATES),
            Given.word(language, LANGUAGES),
            Given.text(pack),
            Given.text(technique));
    model.addAttribute("filter", filter);
    model.addAttribute("languages", LANGUAGES);
    model.addAttribute(
        "address",
        Address.of("/rules")
            .with("q", filter.text())
            .with("state", filter.state())
            .with("language", filter.language())
            .with("pack", filter.pack())
            .with("technique", filter.technique()));
    model.addAttribute("list", source.rules(filter, Given.text(cursor), LIMIT));
    return "rules";
  }
}
