package dev.yagura.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tactics and Linux techniques of MITRE ATT&amp;CK, from the resource that ships. Immutable.
 */
public final class AttackCatalogue {

  private static final String RESOURCE = "/dev/yagura/attack/enterprise-linux.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * A tactic; the list is in matrix order.
   *
   * @param shortName as tags write it, {@code privilege-escalation}
   */
  public record Tactic(String id, String shortName, String name) {}

  /**
   * A technique.
   *
   * @param parent the technique that a sub-technique belongs to; null otherwise
   * @param tactics short names
   */
  public record Technique(String id, String name, @Nullable String parent, List<String> tactics) {}

  private final String version;
  private final String domain;
  private final String notice;
  private final List<Tactic> tactics;
  private final List<Technique> inOrder;
  private final Map<String, Technique> techniques;
  private final Map<String, String> superseded;

  private AttackCatalogue(JsonNode root) {
    version = root.get("attack_version").asString();
    domain = root.get("domain").asString();
    notice = root.get("notice").asString();
    tactics =
        root.get("tactics")
            .valueStream()
            .map(
                tactic ->
                    new Tactic(
                        tactic.get("id").asString(),
                        tactic.get("short_name").asString(),
                        tactic.get("name").asString()))
            .toList();
    Map<String, Technique> all = new LinkedHashMap<>();
    JSON.convertValue(root.get("techniques"), new TypeReference<List<Technique>>() {})
        .forEach(technique -> all.put(technique.id(), technique));
    techniques = Map.copyOf(all);
    inOrder = List.copyOf(all.values());
    Map<String, String> old = new LinkedHashMap<>();
    root.get("superseded")
        .forEach(entry -> old.put(entry.get("old").asString(), entry.get("new").asString()));
    superseded = Map.copyOf(old);
  }

  /** Reads the catalogue that ships. */
  public static AttackCatalogue load() {
    try (InputStream resource = AttackCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("The ATT&CK catalogue is missing: " + RESOURCE);
      }
      return new AttackCatalogue(JSON.readTree(resource));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** ATT&amp;CK's version, {@code 19.1}. */
  public String version() {
    return version;
  }

  /** The Navigator's name of the domain. */
  public String domain() {
    return domain;
  }

  /** The copyright line that every copy keeps. */
  public String notice() {
    return notice;
  }

  /** The tactics in matrix order. */
  public List<Tactic> tactics() {
    return tactics;
  }

  /** The Linux techniques by id. */
  public List<Technique> techniques() {
    return inOrder;
  }

  /** The technique that a tag means today: old ids lead to their successors. */
  public Optional<Technique> present(String taggedId) {
    String id = superseded.getOrDefault(taggedId, taggedId);
    return Optional.ofNullable(techniques.get(id));
  }
}
