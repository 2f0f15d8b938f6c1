package dev.yagura.api;

import dev.yagura.event.EventId;
import dev.yagura.ingest.Quarantine;
import dev.yagura.store.EventReader;
import java.security.Principal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading quarantined lines again. */
@RestController
class QuarantineResource {

  private final Quarantine quarantine;
  private final EventReader reader;

  QuarantineResource(Quarantine quarantine, EventReader reader) {
    this.quarantine = quarantine;
    this.reader = reader;
  }

  /** Whether the line could be read now, and is an event. */
  record Replayed(boolean replayed) {}

  @PostMapping("/api/v1/quarantine/{id}/replay")
  Replayed replay(@PathVariable("id") String id, Principal caller) {
    EventId event =
        EventId.parse(id)
            .filter(key -> reader.read(key).filter(e -> e.event().quarantined()).isPresent())
            .orElseThrow(() -> new NotFoundException("quarantined line", id));
    return new Replayed(quarantine.replay(event, caller.getName()));
  }
}
