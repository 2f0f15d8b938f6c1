/** Hosts and their sources, volume, silence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "store"})
package dev.yagura.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
