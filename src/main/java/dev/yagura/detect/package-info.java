/** The scheduler: claims slices, runs rules, opens and closes gaps. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "store", "query", "rule", "alert"})
package dev.yagura.detect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
