/** Linux audit records: lines of audit.log, of the kernel log, of the journal, of ausearch. */
@NullMarked
package dev.yagura.parse.audit;

import org.jspecify.annotations.NullMarked;
