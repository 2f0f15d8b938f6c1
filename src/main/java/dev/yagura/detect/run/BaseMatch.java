package dev.yagura.detect.run;

/** A match of a base of a window rule, on its way to {@code rule_matches}. */
record BaseMatch(Finding finding, boolean backFill, boolean sample) {}
