package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Both bundles say the same things with the same placeholders, and templates ask for nothing else.
 */
class MessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])");
  private static final Pattern ASKED =
      Pattern.compile("(?:#\\{|msg\\(')([a-z][a-z0-9_.]*[a-z0-9])");

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(bundle("messages_ja").keySet()).isEqualTo(bundle("messages").keySet());
  }

  @Test
  void everyMessageIsFormattable() throws IOException {
    for (String name : List.of("messages", "messages_ja")) {
      Properties messages = bundle(name);
      for (String key : messages.stringPropertyNames()) {
        String pattern = messages.getProperty(key);
        String formatted =
            new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5});
        assertThat(formatted).as(name + " " + key).isNotBlank().doesNotContain("{");
      }
    }
  }

  @Test
  void bothLanguagesHaveTheSamePlaceholders() throws IOException {
    Properties english = bundle("messages");
    Properties japanese = bundle("messages_ja");
    for (String key : english.stringPropertyNames()) {
      assertThat(placeholders(japanese.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  @Test
  void templatesAskForWhatThereIs() throws IOException {
    Set<Object> keys = bundle("messages").keySet();
    for (Path template : TemplatesTest.templates()) {
      Matcher asked = ASKED.matcher(Files.readString(template));
      while (asked.find()) {
        assertThat(keys).as(template.toString()).contains(asked.group(1));
      }
    }
  }

  @Test
  void everyWordOfTheApiHasAMessage() throws IOException {
    Set<Object> keys = bundle("messages").keySet();
    Words.SEVERITIES.forEach(word -> assertThat(keys).contains("severity." + word));
    Words.STATUSES.forEach(word -> assertThat(keys).contains("status." + word));
    Words.DISPOSITIONS.forEach(word -> assertThat(keys).contains("disposition." + word));
    Words.RULE_STATES.forEach(word -> assertThat(keys).contains("rule.state." + word));
    Words.COVERAGE_STATES.forEach(word -> assertThat(keys).contains("attack.state." + word));
    TimeRange.PRESETS.forEach(preset -> assertThat(keys).contains("range" + preset));
  }

  @Test
  void aMissingMessageIsItsKey() {
    assertThat(new PageMessages().getMessage("no.such.key", null, Locale.JAPANESE))
        .isEqualTo("no.such.key");
  }

  private static Set<String> placeholders(String message) {
    Set<String> found = new TreeSet<>();
    Matcher placeholder = PLACEHOLDER.matcher(message);
    while (placeholder.find()) {
      found.add(placeholder.group(1));
    }
    return found;
  }

  private static Properties bundle(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader in =
        Files.newBufferedReader(Path.of("src/main/resources/" + name + ".properties"))) {
      properties.load(in);
    }
    return properties;
  }
}
