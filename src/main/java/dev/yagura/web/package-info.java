/** Thymeleaf pages. Nothing depends on this package. */
@NullMarked
package dev.yagura.web;

import org.jspecify.annotations.NullMarked;
