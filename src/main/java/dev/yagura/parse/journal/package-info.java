/** The systemd journal: its JSON lines and its export format. */
@NullMarked
package dev.yagura.parse.journal;

import org.jspecify.annotations.NullMarked;
