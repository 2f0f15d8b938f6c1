/** Searching stored events: a compiled search, run over columns and raw text, page by page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "query", "store"})
package dev.yagura.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
