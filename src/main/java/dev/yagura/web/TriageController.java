package dev.yagura.web;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes, closes, reopens and comments alerts, one or many. */
@Controller
class TriageController {

  private static final int LONGEST_COMMENT = 10_000;

  private final AlertsSource source;

  TriageController(AlertsSource source) {
    this.source = source;
  }

  @PostMapping("/alerts/triage")
  String triage(
      @RequestParam(name = "id", required = false) @Nullable List<String> ids,
      @RequestParam String action,
      @RequestParam(required = false) @Nullable String disposition,
      @RequestParam(required = false) @Nullable String comment,
      @RequestParam(required = false) @Nullable String back,
      Principal person,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        Flash.NAME, act(ids, action, disposition, comment, person.getName()));
    return "redirect:" + Address.local(back, "/alerts");
  }

  private Flash act(
      @Nullable List<String> ids,
      String action,
      @Nullable String disposition,
      @Nullable String comment,
      String actor) {
    if (ids == null || ids.isEmpty()) {
      return Flash.problem("triage.none");
    }
    String words = Given.text(comment);
    if (words != null && words.length() > LONGEST_COMMENT) {
      return Flash.problem("triage.comment_long", LONGEST_COMMENT);
    }
    return switch (action) {
      case "take" ->
          changed(ids, new TriageChange("in_progress", null, actor, words), actor, action)
              .withUndo("release", ids);
      case "release" -> changed(ids, new TriageChange("new", null, "", words), actor, action);
      case "reopen" ->
          changed(ids, new TriageChange("in_progress", null, actor, words), actor, action);
      case "comment" ->
          words == null
              ? Flash.problem("triage.comment_empty")
              : changed(ids, new TriageChange(null, null, null, words), actor, action);
      case "close" -> {
        String chosen = Given.word(disposition, Words.DISPOSITIONS);
        yield chosen == null
            ? Flash.problem("triage.disposition_missing")
            : changed(ids, new TriageChange("closed", chosen, null, words), actor, action)
                .withUndo("reopen", ids);
      }
      default -> Flash.problem("triage.none");
    };
  }

  private Flash changed(List<String> ids, TriageChange change, String actor, String action) {
    int count = source.triage(ids, change, actor);
    return count == 0 ? Flash.problem("triage.none") : Flash.done("triage.done." + action, count);
  }
}
