package dev.yagura.query.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name that matches are grouped by, or that is counted, stands for.
 *
 * @param fields the first of these fields that is there
 * @param whenAbsent the value where none is; null for no value
 */
public record GroupValue(List<String> fields, @Nullable String whenAbsent) {

  public GroupValue {
    fields = List.copyOf(fields);
  }
}
