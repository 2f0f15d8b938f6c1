/** What Sigma and SPL conditions become: an immutable, language-neutral tree. */
@NullMarked
package dev.yagura.query.plan;

import org.jspecify.annotations.NullMarked;
