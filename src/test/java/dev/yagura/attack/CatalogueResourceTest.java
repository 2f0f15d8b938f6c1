package dev.yagura.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of techniques hangs together. */
class CatalogueResourceTest {

  private static JsonNode catalogue = JsonMapper.shared().createObjectNode();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        CatalogueResourceTest.class.getResourceAsStream("enterprise-linux.json")) {
      catalogue = JsonMapper.shared().readTree(in);
    }
  }

  @Test
  void namesItsVersionAndItsOwner() {
    assertThat(catalogue.get("attack_version").asString()).isEqualTo("19.1");
    assertThat(catalogue.get("notice").asString())
        .startsWith("© 2026 The MITRE Corporation.")
        .endsWith("with the permission of The MITRE Corporation.");
  }

  @Test
  void hasTheTacticsInMatrixOrder() {
    assertThat(catalogue.get("tactics").size()).isEqualTo(15);
    int order = 0;
    for (JsonNode tactic : catalogue.get("tactics")) {
      assertThat(tactic.get("order").asInt()).isEqualTo(++order);
    }
    assertThat(catalogue.get("tactics").get(6).get("id").asString()).isEqualTo("TA0005");
    assertThat(catalogue.get("tactics").get(7).get("id").asString()).isEqualTo("TA0112");
  }

  @Test
  void everyTechniqueHasATacticAndEverySubTechniqueItsParent() {
    Set<String> tactics = new HashSet<>();
    catalogue.get("tactics").forEach(tactic -> tactics.add(tactic.get("short_name").asString()));
    Map<String, JsonNode> techniques = new HashMap<>();
    catalogue.get("techniques").forEach(t -> techniques.put(t.get("id").asString(), t));
    assertThat(techniques).hasSize(355);
    techniques.forEach(
        (id, technique) -> {
          assertThat(technique.get("tactics").size()).as(id).isPositive();
          technique.get("tactics").forEach(t -> assertThat(tactics).contains(t.asString()));
          assertThat(technique.has("parent")).as(id).isEqualTo(id.contains("."));
          if (technique.has("parent")) {
            assertThat(id).startsWith(technique.get("parent").asString() + ".");
            assertThat(techniques).containsKey(technique.get("parent").asString());
          }
        });
  }

  @Test
  void whatIsSupersededIsNoLongerListed() {
    Set<String> ids = new HashSet<>();
    catalogue.get("techniques").forEach(t -> ids.add(t.get("id").asString()));
    assertThat(catalogue.get("superseded").size()).isEqualTo(15);
    catalogue
        .get("superseded")
        .forEach(pair -> assertThat(ids).doesNotContain(pair.get("old").asString()));
  }
}
