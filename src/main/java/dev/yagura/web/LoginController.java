package dev.yagura.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in. The form itself is read by the account package. */
@Controller
class LoginController {

  private static final long LONGEST_WAIT = 3600;

  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String wrong,
      @RequestParam(required = false) @Nullable String unavailable,
      @RequestParam(required = false) @Nullable String ended,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String wait,
      Model model) {
    if (wait != null) {
      model.addAttribute("problem", "login.wait");
      model.addAttribute("seconds", seconds(wait));
    } else if (wrong != null) {
      model.addAttribute("problem", "login.wrong");
    } else if (unavailable != null) {
      model.addAttribute("problem", "login.unavailable");
    } else if (ended != null) {
      model.addAttribute("notice", "login.ended");
    } else if (out != null) {
      model.addAttribute("notice", "login.out");
    }
    return "login";
  }

  private static long seconds(String text) {
    try {
      return Math.max(1, Math.min(LONGEST_WAIT, Long.parseLong(text)));
    } catch (NumberFormatException notANumber) {
      return 1;
    }
  }
}
