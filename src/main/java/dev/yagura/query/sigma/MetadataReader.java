package dev.yagura.query.sigma;

import dev.yagura.query.RuleLanguage;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what a Sigma document says about itself. */
final class MetadataReader {

  private static final Set<String> LEVELS =
      Set.of("informational", "low", "medium", "high", "critical");

  private static final Pattern TECHNIQUE =
      Pattern.compile("attack\\.t[0-9]{4}(?:\\.[0-9]{3})?", Pattern.CASE_INSENSITIVE);

  private MetadataReader() {}

  static RuleMetadata read(YamlDocument document, Findings findings) {
    String title = document.scalar("title").orElse("").strip();
    if (title.isEmpty()) {
      findings.invalid(document.get("title").orElse(document.root()), "A rule needs a title");
    }
    List<String> tags = document.list("tags");
    return new RuleMetadata(
        id(document, title, findings),
        document.scalar("name").orElse(null),
        title,
        RuleLanguage.SIGMA,
        level(document, findings),
        "",
        document.scalar("status").orElse(""),
        document.scalar("description").orElse("").strip(),
        String.join(", ", document.list("author")),
        tags.stream()
            .filter(tag -> TECHNIQUE.matcher(tag).matches())
            .map(tag -> tag.substring("attack.".length()).toUpperCase(Locale.ROOT))
            .distinct()
            .toList(),
        tags,
        document.list("falsepositives"),
        document.list("references"),
        LogSourceReader.written(document),
        Map.of(),
        null);
  }

  /** A rule without an id gets one that stays the same as long as its file and title do. */
  private static String id(YamlDocument document, String title, Findings findings) {
    String id = document.id();
    if (id == null || id.isBlank()) {
      findings.warning(document.root(), "The rule has no id; one is made of its file and title");
      byte[] seed = (document.file() + "\n" + title).getBytes(StandardCharsets.UTF_8);
      return UUID.nameUUIDFromBytes(seed).toString();
    }
    if (!id.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      findings.invalid(document.get("id").orElse(document.root()), "The id is no UUID");
    }
    return id;
  }

  private static String level(YamlDocument document, Findings findings) {
    Optional<String> written = document.scalar("level").map(l -> l.toLowerCase(Locale.ROOT));
    if (written.isPresent() && !LEVELS.contains(written.get())) {
      findings.invalid(
          document.get("level").orElse(document.root()),
          "The level is one of informational, low, medium, high, critical");
    }
    return written.orElse("medium");
  }
}
