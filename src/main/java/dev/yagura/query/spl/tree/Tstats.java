package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;
import java.util.Map;

/**
 * {@code tstats}: groups over the events of a data model.
 *
 * @param options by lower-case name, as written
 * @param dataModel {@code Endpoint.Processes}
 */
public record Tstats(
    Map<String, String> options,
    List<Aggregate> aggregates,
    String dataModel,
    SearchTerm where,
    List<ByField> by,
    Place place)
    implements Command {}
