/** The PostgreSQL server that comes along, for trying and for some ten hosts. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.yagura.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
