/** Alerts: grouping, triage, evidence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "store", "query", "rule"})
package dev.yagura.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
