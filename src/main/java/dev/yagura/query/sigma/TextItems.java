package dev.yagura.query.sigma;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.plan.Test.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Compiles values that are compared as text, applying modifiers in the order they are written. */
final class TextItems {

  /** Fields that hold paths of Linux files. */
  private static final Set<String> PATHS =
      Set.of("Image", "ParentImage", "TargetFilename", "CurrentDirectory", "exe", "cwd");

  private final Findings findings;

  TextItems(Findings findings) {
    this.findings = findings;
  }

  Condition compile(FieldKey item, ScalarNode value) {
    List<Pattern> patterns = List.of(SigmaText.parse(value.getValue()));
    byte[] bytes = null;
    boolean cased = item.has(Modifier.CASED);
    for (Modifier modifier : item.modifiers()) {
      switch (modifier) {
        case WIDE, UTF16LE, UTF16BE, UTF16, BASE64, BASE64OFFSET -> {
          if (bytes == null) {
            if (patterns.size() != 1 || !patterns.get(0).isLiteral()) {
              findings.invalid(
                  value, "The modifier " + modifier.written() + " takes a text without wildcards");
              return Constant.FALSE;
            }
            bytes = Encodings.utf8(String.join("", patterns.get(0).literals()));
          }
          bytes = recoded(modifier, bytes);
          if (modifier == Modifier.BASE64 || modifier == Modifier.BASE64OFFSET) {
            // Base64 of another case is Base64 of other bytes.
            cased = true;
            patterns =
                modifier == Modifier.BASE64
                    ? List.of(Pattern.literal(Encodings.base64(bytes)))
                    : Encodings.base64Offsets(bytes).stream().map(Pattern::literal).toList();
            bytes = null;
          }
        }
        case WINDASH -> {
          patterns = patterns.stream().flatMap(p -> Dashes.expand(p).stream()).toList();
          if (patterns.isEmpty()) {
            findings.unsupported(value, "Too many dashes for the modifier windash");
          }
        }
        case CONTAINS -> patterns = patterns.stream().map(p -> p.anyBefore().anyAfter()).toList();
        case STARTSWITH -> patterns = patterns.stream().map(Pattern::anyAfter).toList();
        case ENDSWITH -> patterns = patterns.stream().map(Pattern::anyBefore).toList();
        default -> {
          // Does not change the text.
        }
      }
    }
    if (bytes != null) {
      // Stored text holds no NUL, so text of two bytes a character is never found as it is.
      findings.warning(value, "UTF-16 text is found in Base64 only; this value never matches");
      patterns = List.of(Pattern.literal(new String(bytes, StandardCharsets.ISO_8859_1)));
    }
    lint(item, value, patterns);
    boolean casedTest = cased;
    return Condition.or(patterns.stream().map(p -> test(item, value, p, casedTest)).toList());
  }

  private static byte[] recoded(Modifier modifier, byte[] bytes) {
    return switch (modifier) {
      case WIDE, UTF16LE -> Encodings.utf16LittleEndian(bytes);
      case UTF16BE -> Encodings.utf16BigEndian(bytes);
      case UTF16 -> Encodings.utf16(bytes);
      default -> bytes;
    };
  }

  private Condition test(FieldKey item, ScalarNode value, Pattern pattern, boolean cased) {
    if (!item.isKeyword()) {
      return new Test.PatternTest(item.field(), pattern, cased);
    }
    if (item.has(Modifier.STARTSWITH) || item.has(Modifier.ENDSWITH)) {
      findings.invalid(
          value, "Keywords are looked for anywhere; startswith and endswith need a field");
    }
    if (pattern.literals().isEmpty()) {
      findings.warning(value, "This keyword is found in every line");
    }
    return new Test.KeywordTest(pattern, Bounds.NONE, cased);
  }

  private void lint(FieldKey item, ScalarNode value, List<Pattern> patterns) {
    boolean windowsPath =
        PATHS.contains(item.field())
            && patterns.stream()
                .flatMap(pattern -> pattern.literals().stream())
                .anyMatch(literal -> literal.indexOf('\\') >= 0);
    if (windowsPath) {
      findings.warning(value, "A path with a backslash hardly ever matches on Linux");
    }
  }
}
