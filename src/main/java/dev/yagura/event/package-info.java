/** The shared words: what an event is, its fields, its data models. Plain Java. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.yagura.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
