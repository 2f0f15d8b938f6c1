package dev.yagura.detect.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of a window rule: within one version of the rule.
 *
 * @param hash of rule, version and values, 32 hexadecimal digits
 */
record GroupKey(String ruleId, int version, String hash) implements Comparable<GroupKey> {

  static GroupKey of(String ruleId, int version, List<@Nullable String> values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((ruleId + '\0' + version).getBytes(StandardCharsets.UTF_8));
      for (@Nullable String value : values) {
        digest.update((byte) 0);
        digest.update(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
      }
      return new GroupKey(ruleId, version, HexFormat.of().formatHex(digest.digest(), 0, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  @Override
  public int compareTo(GroupKey other) {
    int byRule = ruleId.compareTo(other.ruleId);
    return byRule != 0 ? byRule : hash.compareTo(other.hash);
  }
}
