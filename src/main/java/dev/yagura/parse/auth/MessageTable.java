package dev.yagura.parse.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The table {@code messages.yaml}: programs, and the templates of what they say. */
final class MessageTable {

  private static final String RESOURCE = "messages.yaml";

  /** One kind of message and one way in which it is written. */
  record Entry(String kind, MessageTemplate template) {}

  /**
   * Programs that speak alike.
   *
   * @param name the name of the family, {@code sshd}
   * @param secure whether their messages go to auth.log or secure
   * @param commands names (of {@code _COMM}) of the processes that may speak as these programs
   */
  record Family(String name, boolean secure, List<String> commands, List<Entry> entries) {

    /** Reads a message by the templates; null where none fits. */
    @Nullable Reading read(String text) {
      Map<String, String> values = new LinkedHashMap<>();
      for (Entry entry : entries) {
        if (entry.template.read(text, values)) {
          return Reading.of(entry.kind, values);
        }
        values.clear();
      }
      return null;
    }
  }

  private final Map<String, Family> byProgram = new HashMap<>();

  MessageTable() {
    try (InputStream stream = MessageTable.class.getResourceAsStream(RESOURCE)) {
      Map<String, Object> families =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
      families.forEach((name, family) -> add(name, (Map<?, ?>) family));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The family of a program, by its name without a directory; null for one that is not known. */
  @Nullable Family of(String program) {
    return byProgram.get(program);
  }

  private void add(String name, Map<?, ?> family) {
    List<Entry> entries = new ArrayList<>();
    Map<?, ?> messages = (Map<?, ?>) family.get("messages");
    if (messages != null) {
      messages.forEach(
          (kind, templates) ->
              ((List<?>) templates)
                  .forEach(
                      template ->
                          entries.add(
                              new Entry((String) kind, new MessageTemplate((String) template)))));
    }
    List<String> programs = words(family.get("programs"));
    List<String> commands = new ArrayList<>(programs);
    commands.addAll(words(family.get("commands")));
    boolean secure = Boolean.TRUE.equals(family.get("secure"));
    Family made = new Family(name, secure, List.copyOf(commands), List.copyOf(entries));
    programs.forEach(program -> byProgram.put(program, made));
  }

  private static List<String> words(@Nullable Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
