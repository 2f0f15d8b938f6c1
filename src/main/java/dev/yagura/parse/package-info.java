/** Text to records: syslog, journal, audit, Sysmon and authentication messages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event"})
package dev.yagura.parse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
