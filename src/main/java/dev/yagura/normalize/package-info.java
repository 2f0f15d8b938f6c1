/** Records to events with CIM fields. Meaning lives in tables of data, not in code. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "parse"})
package dev.yagura.normalize;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
