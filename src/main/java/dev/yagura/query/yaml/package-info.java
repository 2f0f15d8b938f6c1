/** YAML documents as their source text says: places, and scalars as written. */
@NullMarked
package dev.yagura.query.yaml;

import org.jspecify.annotations.NullMarked;
