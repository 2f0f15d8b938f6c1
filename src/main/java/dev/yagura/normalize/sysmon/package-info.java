/** Sysmon for Linux events to CIM fields, by the table {@code sysmon.yaml}. */
@NullMarked
package dev.yagura.normalize.sysmon;

import org.jspecify.annotations.NullMarked;
