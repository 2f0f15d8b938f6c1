package dev.yagura.web;

import java.time.Instant;

/** What the overview shows. */
interface OverviewSource {

  OverviewModel overview(Instant now);
}
