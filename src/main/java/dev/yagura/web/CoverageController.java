package dev.yagura.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What of ATT&amp;CK could be seen here, and what was. */
@Controller
class CoverageController {

  private final CoverageSource source;

  CoverageController(CoverageSource source) {
    this.source = source;
  }

  @GetMapping("/attack")
  String coverage(
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @ModelAttribute("reader") Reader reader,
      Model model) {
    TimeRange range = TimeRange.of(from, to, "-30d", reader.zone(), reader.now());
    String wanted = Given.word(state, Words.COVERAGE_STATES);
    String text = Given.text(q);
    CoverageModel all = source.coverage(Given.text(host), range.from(), range.to());
    List<CoverageModel.TacticColumn> tactics =
        all.tactics().stream().map(tactic -> narrowed(tactic, wanted, text)).toList();
    model.addAttribute("coverage", all);
    model.addAttribute("tactics", tactics);
    model.addAttribute("counts", counts(all));
    model.addAttribute("host", Given.text(host));
    model.addAttribute("state", wanted);
    model.addAttribute("text", text);
    model.addAttribute("range", range);
    model.addAttribute("presets", List.of("-24h", "-7d", "-30d"));
    model.addAttribute("address", address(host, wanted, text, range));
    return "attack";
  }

  /** The coverage as a layer for the ATT&amp;CK Navigator. */
  @GetMapping("/attack/layer.json")
  ResponseEntity<String> layer(
      @RequestParam(required = false) @Nullable String host,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @ModelAttribute("reader") Reader reader) {
    TimeRange range = TimeRange.of(from, to, "-30d", reader.zone(), reader.now());
    ContentDisposition file =
        ContentDisposition.attachment().filename("yagura-attack-layer.json").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(source.navigatorLayer(Given.text(host), range.from(), range.to()));
  }

  private static Address address(
      @Nullable String host, @Nullable String state, @Nullable String text, TimeRange range) {
    return Address.of("/attack")
        .with("host", Given.text(host))
        .with("state", state)
        .with("q", text)
        .with("from", range.fromText().equals("-30d") ? null : range.fromText())
        .with("to", range.toText());
  }

  /** A technique stays where it, or one of its sub-techniques, is looked for. */
  private static CoverageModel.TacticColumn narrowed(
      CoverageModel.TacticColumn tactic, @Nullable String state, @Nullable String text) {
    Predicate<CoverageModel.TechniqueCell> looked =
        cell ->
            (state == null || cell.state().equals(state)) && (text == null || named(cell, text));
    return new CoverageModel.TacticColumn(
        tactic.id(),
        tactic.name(),
        tactic.techniques().stream()
            .filter(cell -> looked.test(cell) || cell.subtechniques().stream().anyMatch(looked))
            .toList());
  }

  private static boolean named(CoverageModel.TechniqueCell cell, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return cell.id().toLowerCase(Locale.ROOT).startsWith(wanted)
        || cell.name().toLowerCase(Locale.ROOT).contains(wanted);
  }

  /**
   * How many techniques and sub-techniques are in each state; one under two tactics counts once.
   */
  private static Map<String, Long> counts(CoverageModel coverage) {
    Map<String, String> states = new LinkedHashMap<>();
    for (CoverageModel.TacticColumn tactic : coverage.tactics()) {
      for (CoverageModel.TechniqueCell cell : tactic.techniques()) {
        states.put(cell.id(), cell.state());
        cell.subtechniques().forEach(sub -> states.put(sub.id(), sub.state()));
      }
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    states.values().forEach(state -> counts.merge(state, 1L, Long::sum));
    return counts;
  }
}
