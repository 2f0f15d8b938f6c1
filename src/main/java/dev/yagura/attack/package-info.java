/** The ATT\&amp;CK matrix and coverage. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "rule", "alert", "store"})
package dev.yagura.attack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
