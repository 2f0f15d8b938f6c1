/** Regular expressions as rules write them (a subset of PCRE), and as PostgreSQL reads them. */
@NullMarked
package dev.yagura.query.regex;

import org.jspecify.annotations.NullMarked;
