/**
 * A sample day: invented logs of three invented hosts with one intrusion among them, for a console
 * that has no logs yet.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "alert", "ingest", "store"})
package dev.yagura.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
