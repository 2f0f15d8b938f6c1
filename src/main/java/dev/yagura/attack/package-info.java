/** The ATT\&amp;CK matrix and coverage. */
@NullMarked
@ApplicationModule(allowedDependencies = {"query", "rule", "alert", "host"})
package dev.yagura.attack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
