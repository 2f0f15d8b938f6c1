/** Splunk's search language: rules and search texts to plans. */
@NullMarked
package dev.yagura.query.spl;

import org.jspecify.annotations.NullMarked;
