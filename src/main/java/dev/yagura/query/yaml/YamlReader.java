package dev.yagura.query.yaml;

import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleSource;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Takes rule files apart into documents, as graphs of nodes: nothing is constructed, so scalars
 * keep their source text. A document that cannot be read harms no other one of its file.
 */
public final class YamlReader {

  private static final int LARGEST_FILE = 3 * 1024 * 1024;
  private static final int MOST_ALIASES = 20;
  private static final int DEEPEST = 40;

  private YamlReader() {}

  /**
   * Reads the documents of a file in order; empty ones are left out.
   *
   * @param problems gets a finding for each document that cannot be read
   */
  public static List<YamlDocument> read(RuleSource source, List<RuleProblem> problems) {
    List<YamlDocument> documents = new ArrayList<>();
    String[] lines = source.text().split("\n", -1);
    StringBuilder part = new StringBuilder();
    int first = 0;
    for (int i = 0; i < lines.length; i++) {
      if (startsDocument(lines[i])) {
        read(source.file(), part.toString(), first, documents, problems);
        part.setLength(0);
        first = i;
      }
      part.append(lines[i]).append(i < lines.length - 1 ? "\n" : "");
    }
    read(source.file(), part.toString(), first, documents, problems);
    return documents;
  }

  private static boolean startsDocument(String line) {
    return line.startsWith("---") && (line.length() == 3 || " \t\r".indexOf(line.charAt(3)) >= 0);
  }

  private static void read(
      String file,
      String text,
      int linesBefore,
      List<YamlDocument> documents,
      List<RuleProblem> problems) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(MOST_ALIASES);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setCodePointLimit(LARGEST_FILE);
    try {
      for (Node node : new Yaml(limits).composeAll(new StringReader(text))) {
        if (node instanceof MappingNode mapping) {
          documents.add(new YamlDocument(file, mapping, text, linesBefore));
        } else if (!node.getTag().equals(Tag.NULL)) {
          problems.add(
              invalid(
                  file,
                  linesBefore + node.getStartMark().getLine() + 1,
                  node.getStartMark().getColumn() + 1,
                  "A rule is a mapping of keys to values"));
        }
      }
    } catch (MarkedYAMLException broken) {
      var mark = broken.getProblemMark();
      String what = broken.getProblem() == null ? broken.getContext() : broken.getProblem();
      problems.add(
          invalid(
              file,
              mark == null ? 0 : linesBefore + mark.getLine() + 1,
              mark == null ? 0 : mark.getColumn() + 1,
              "This is no YAML: " + what));
    } catch (YAMLException tooMuch) {
      problems.add(invalid(file, linesBefore + 1, 1, "This is no YAML: " + tooMuch.getMessage()));
    } catch (StackOverflowError tooDeep) {
      problems.add(invalid(file, linesBefore + 1, 1, "This YAML is nested too deeply"));
    }
  }

  private static RuleProblem invalid(String file, int line, int column, String message) {
    return new RuleProblem(RuleProblem.Kind.INVALID, file, null, line, column, message);
  }
}
