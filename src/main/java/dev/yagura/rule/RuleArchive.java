package dev.yagura.rule;

import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a zip of rules holds; whole repository archives included.
 *
 * @param sources files that are rules, or broken YAML
 * @param macros Splunk macros by name with arity
 */
public record RuleArchive(List<RuleSource> sources, Map<String, Macro> macros) {

  private static final int MAX_ENTRIES = 100_000;
  private static final int MAX_FILE_BYTES = 1024 * 1024;
  private static final long MAX_BYTES = 256L * 1024 * 1024;

  /**
   * Reads a zip. Files that are no rules (README, workflows, lookups, stories) are passed over.
   *
   * @throws IOException where it is no zip, or is broken
   * @throws ArchiveLimitException above 100,000 entries, 1 MiB a rule file or 256 MiB together
   */
  public static RuleArchive read(InputStream zip) throws IOException {
    List<RuleSource> sources = new ArrayList<>();
    Map<String, Macro> macros = new LinkedHashMap<>();
    try (ZipInputStream entries = new ZipInputStream(zip, StandardCharsets.UTF_8)) {
      long bytes = 0;
      int count = 0;
      for (ZipEntry entry = first(entries); entry != null; entry = entries.getNextEntry()) {
        if (++count > MAX_ENTRIES) {
          throw new ArchiveLimitException("More than " + MAX_ENTRIES + " entries");
        }
        boolean wanted = !entry.isDirectory() && isYaml(entry.getName());
        byte[] content = read(entries, entry.getName(), wanted, MAX_BYTES - bytes);
        bytes += content.length;
        if (wanted) {
          sort(new RuleSource(entry.getName(), text(content)), sources, macros);
        }
      }
    } catch (IllegalArgumentException badName) {
      throw new IOException("An entry's name is not UTF-8", badName);
    }
    return new RuleArchive(List.copyOf(sources), Map.copyOf(macros));
  }

  /** The text of one file of YAML. */
  public static RuleArchive of(String file, String text) {
    return new RuleArchive(List.of(new RuleSource(file, text)), Map.of());
  }

  private static ZipEntry first(ZipInputStream entries) throws IOException {
    ZipEntry first = entries.getNextEntry();
    if (first == null) {
      throw new IOException("Not a zip, or an empty one");
    }
    return first;
  }

  private static void sort(RuleSource source, List<RuleSource> sources, Map<String, Macro> macros) {
    Optional<YamlHead> head = YamlHead.read(source.text());
    if (head.isEmpty() || head.get().isRule()) {
      sources.add(source);
    } else {
      head.get().macro().ifPresent(macro -> macros.put(nameWithArity(macro), macro));
    }
  }

  private static String nameWithArity(Macro macro) {
    return macro.arguments().isEmpty()
        ? macro.name()
        : macro.name() + "(" + macro.arguments().size() + ")";
  }

  private static boolean isYaml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean hidden = lower.startsWith(".") || lower.contains("/.") || lower.contains("__macosx/");
    return !hidden && (lower.endsWith(".yml") || lower.endsWith(".yaml"));
  }

  private static byte[] read(ZipInputStream entries, String name, boolean wanted, long left)
      throws IOException {
    if (!wanted) {
      // getNextEntry would inflate it without a limit.
      skip(entries, name);
      return new byte[0];
    }
    byte[] content = entries.readNBytes(MAX_FILE_BYTES + 1);
    if (content.length > MAX_FILE_BYTES) {
      throw new ArchiveLimitException(name + " is larger than 1 MiB");
    }
    if (content.length > left) {
      throw new ArchiveLimitException("More than 256 MiB of rules");
    }
    return content;
  }

  private static void skip(ZipInputStream entries, String name) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long skipped = 0;
    for (int read = entries.read(buffer); read >= 0; read = entries.read(buffer)) {
      skipped += read;
      if (skipped > MAX_BYTES) {
        throw new ArchiveLimitException(name + " is larger than 256 MiB");
      }
    }
  }

  private static String text(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
