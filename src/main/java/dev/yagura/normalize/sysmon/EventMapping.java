package dev.yagura.normalize.sysmon;

import dev.yagura.event.DataModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one event id means; the keys of {@code sysmon.yaml} say what each part is.
 *
 * @param columnSources the Sysmon names that {@code columns} stands for
 */
record EventMapping(
    @Nullable String signature,
    @Nullable DataModel model,
    List<String> hostIn,
    Map<String, String> set,
    Map<String, String> columns,
    Set<String> columnSources,
    Map<String, String> baseNames,
    Map<String, List<String>> firstOf,
    Map<String, Translation> translated) {

  /**
   * Values of a Sysmon field and what they are in CIM.
   *
   * @param values by lower case; an empty text for "no value"
   * @param keepOthers whether a value that is not named stays as it is, in lower case
   */
  record Translation(String from, Map<String, String> values, boolean keepOthers) {

    @Nullable String of(@Nullable String value) {
      if (value == null) {
        return null;
      }
      String lower = value.toLowerCase(Locale.ROOT);
      String named = values.get(lower);
      if (named != null) {
        return named.isEmpty() ? null : named;
      }
      return keepOthers ? lower : null;
    }
  }
}
