package dev.yagura.web;

import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One event with all its fields, records and its raw text. */
@Controller
class EventController {

  private final EventsSource source;

  EventController(EventsSource source) {
    this.source = source;
  }

  @GetMapping("/events/{id}")
  String event(@PathVariable String id, Model model) {
    model.addAttribute("model", source.event(id).orElseThrow(NotFoundException::new));
    model.addAttribute("matched", Map.of());
    return "event";
  }

  /** The exact bytes, as a file to be kept: never shown by the browser as anything. */
  @GetMapping("/events/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String id) {
    byte[] raw = source.raw(id).orElseThrow(NotFoundException::new);
    ContentDisposition file =
        ContentDisposition.attachment()
            .filename("event-" + id.replaceAll("[^0-9-]", "") + ".log")
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(raw);
  }
}
