package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template may hold: anything that would act, or that is not in the message bundles. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "th:utext|\\[\\(|\\[\\[|\\s(?:th:)?on[a-z]+\\s*=|\\s(?:th:)?style\\s*=|hx-on|js:"
              + "|<style|<script(?![^>]*\\s(?:th:)?src=)|javascript:",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT = Pattern.compile(">([^<>]*)<");
  private static final Pattern LITERAL_WORDS =
      Pattern.compile("\\s(?:title|aria-label|alt)=\"[^\"]+\"");

  @Test
  void nothingActs() throws IOException {
    for (Path template : templates()) {
      Matcher found = FORBIDDEN.matcher(Files.readString(template));
      assertThat(found.find() ? found.group() : "").as(template.toString()).isEmpty();
    }
  }

  @Test
  void wordsComeFromTheBundles() throws IOException {
    for (Path template : templates()) {
      // Attribute values hold '>' too; what is looked at is between tags.
      String bare = Files.readString(template).replaceAll("\"[^\"]*\"", "\"\"");
      List<String> words = new ArrayList<>();
      Matcher text = TEXT.matcher(bare);
      while (text.find()) {
        if (text.group(1).chars().anyMatch(Character::isLetterOrDigit)) {
          words.add(text.group(1).strip());
        }
      }
      assertThat(words).as(template.toString()).isEmpty();
      assertThat(LITERAL_WORDS.matcher(Files.readString(template)).find())
          .as(template.toString())
          .isFalse();
    }
  }

  @Test
  void theTestSeesWhatItLooksFor() {
    assertThat(FORBIDDEN.matcher("<a onclick=\"x\">").find()).isTrue();
    assertThat(FORBIDDEN.matcher("<p th:utext=\"${x}\">").find()).isTrue();
    assertThat(FORBIDDEN.matcher("<script>alert(1)</script>").find()).isTrue();
    assertThat(FORBIDDEN.matcher("<script type=\"module\" th:src=\"${x}\"></script>").find())
        .isFalse();
  }

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".html")).toList();
      assertThat(found).hasSizeGreaterThan(15);
      return found;
    }
  }
}
