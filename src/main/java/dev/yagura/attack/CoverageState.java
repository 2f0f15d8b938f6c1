package dev.yagura.attack;

/** How well a technique is covered, the best state first. */
public enum CoverageState {
  /** A rule for it made an alert in the time asked for. */
  FIRED,
  /** An enabled rule maps to it, and the data that the rule needs came in the time asked for. */
  COVERED,
  /** An enabled rule maps to it, but what it needs did not come, or it cannot run. */
  NO_DATA,
  /** Only disabled rules map to it. */
  DISABLED,
  /** No rule maps to it. */
  NONE
}
