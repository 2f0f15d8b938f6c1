/** Writes slices, keeps raw blocks, partitions and roll-ups; reads events through bound SQL. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event"})
package dev.yagura.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
