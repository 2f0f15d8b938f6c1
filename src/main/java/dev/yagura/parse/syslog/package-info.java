/** The syslog envelope as it is really sent: RFC 3164 in its many forms, ISO times, RFC 5424. */
@NullMarked
package dev.yagura.parse.syslog;

import org.jspecify.annotations.NullMarked;
