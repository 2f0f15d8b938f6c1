package dev.yagura.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yagura.query.RuleSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class RuleArchiveTest {

  private static final String RULE =
      "title: A\nid: a\nlogsource: {product: linux}\ndetection: {s: {f: v}, condition: s}\n";

  private static RuleArchive read(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return RuleArchive.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  @Test
  void rulesAreFoundInNestedFoldersAndTheRestIsPassedOver() throws IOException {
    RuleArchive archive =
        read(
            "repository-main/README.md", "# Rules",
            "repository-main/rules/linux/a.yml", RULE,
            "repository-main/stories/s.yml", "name: a story\ntags: {}\n",
            "repository-main/.github/workflows/ci.yml", "on: push\n",
            "repository-main/lookups/l.yml", "name: l\nfilename: l.csv\n",
            "repository-main/macros/m.yml",
                "name: m\narguments: [field]\ndefinition: convert($field$)\n",
            "repository-main/broken.yml", "title: [unclosed\n");
    assertThat(archive.sources())
        .extracting(RuleSource::file)
        .containsExactly("repository-main/rules/linux/a.yml", "repository-main/broken.yml");
    assertThat(archive.macros()).containsOnlyKeys("m(1)");
    assertThat(archive.macros().get("m(1)").definition()).isEqualTo("convert($field$)");
  }

  @Test
  void whatIsNoZipOrTooLargeIsRefused() {
    assertThatThrownBy(
            () ->
                RuleArchive.read(
                    new ByteArrayInputStream("no zip".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("a.yml", "#" + "x".repeat(1024 * 1024)))
        .isInstanceOf(ArchiveLimitException.class);
  }
}
