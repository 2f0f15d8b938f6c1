package dev.yagura.normalize.audit;

import dev.yagura.event.DataModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record type means; a row of {@code audit-meanings.yaml}.
 *
 * @param action what was done; null where the result is the action
 * @param category the CIM's object_category
 * @param object the fields that name what was acted on, the best first
 * @param actions actions by the first word of {@code op}
 * @param actor whether the audit uid names the one who acts
 */
record RecordMeaning(
    DataModel model,
    @Nullable String action,
    @Nullable String category,
    List<String> object,
    Map<String, String> actions,
    boolean actor) {}
