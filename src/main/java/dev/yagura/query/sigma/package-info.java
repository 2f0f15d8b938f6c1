/** Sigma 2.1: rules, correlations and filters to plans. */
@NullMarked
package dev.yagura.query.sigma;

import org.jspecify.annotations.NullMarked;
