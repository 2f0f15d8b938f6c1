package dev.yagura.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

  @Test
  void tokensBecomeValues() {
    assertThat(
            MessageTemplate.fill(
                "A process $process_name$ on $dest$ cost $5 and $unknown$ by $dest$",
                Map.of("process_name", "apt$get", "dest", "web-1")))
        .isEqualTo("A process apt$get on web-1 cost $5 and $unknown$ by web-1");
    assertThat(MessageTemplate.fill("plain", Map.of())).isEqualTo("plain");
    assertThat(MessageTemplate.fill("ends in $", Map.of())).isEqualTo("ends in $");
  }
}
