/** People, roles, tokens, and the audit trail. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.yagura.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
