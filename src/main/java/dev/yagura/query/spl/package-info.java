/** Splunk's search language: detections and the search box, to the one plan. */
@NullMarked
package dev.yagura.query.spl;

import org.jspecify.annotations.NullMarked;
