/** The one writer of SQL: plans to statements with bound values. */
@NullMarked
package dev.yagura.query.sql;

import org.jspecify.annotations.NullMarked;
