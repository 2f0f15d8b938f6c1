/**
 * Sysmon for Linux: a tolerant reader of its one-line XML. No XML library: a fifth of the events of
 * a real attack are not well-formed, the one that is the attack among them.
 */
@NullMarked
package dev.yagura.parse.sysmon;

import org.jspecify.annotations.NullMarked;
