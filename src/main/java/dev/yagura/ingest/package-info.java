/** The HTTP doors and the write path: requests in, receipts out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"event", "parse", "normalize", "store", "account"})
package dev.yagura.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
