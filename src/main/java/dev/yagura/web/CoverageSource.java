package dev.yagura.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the ATT&amp;CK page shows. */
interface CoverageSource {

  CoverageModel coverage(@Nullable String host, Instant from, Instant to);

  /** The coverage as an ATT&amp;CK Navigator layer (JSON). */
  String navigatorLayer(@Nullable String host, Instant from, Instant to);
}
