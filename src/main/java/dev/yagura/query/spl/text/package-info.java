/** Text with places: macros are replaced, and words read, without losing where they stood. */
@NullMarked
package dev.yagura.query.spl.text;

import org.jspecify.annotations.NullMarked;
