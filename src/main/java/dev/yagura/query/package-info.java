/** Sigma and SPL to one plan, and the plan to SQL. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event"})
package dev.yagura.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
