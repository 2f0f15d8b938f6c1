package dev.yagura.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings the sample day in, and takes it out in one go. */
@Controller
class SampleController {

  private final SampleDay sample;

  SampleController(SampleDay sample) {
    this.sample = sample;
  }

  @PostMapping("/sample/load")
  String load(Principal person, RedirectAttributes redirect) {
    sample.load(person.getName());
    redirect.addFlashAttribute(Flash.NAME, Flash.done("sample.loaded"));
    return "redirect:/";
  }

  @PostMapping("/sample/remove")
  String remove(Principal person, RedirectAttributes redirect) {
    sample.remove(person.getName());
    redirect.addFlashAttribute(Flash.NAME, Flash.done("sample.removed"));
    return "redirect:/";
  }
}
