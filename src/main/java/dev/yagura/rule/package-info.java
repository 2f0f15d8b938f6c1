/** Rule packs, rules and their versions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "query"})
package dev.yagura.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
