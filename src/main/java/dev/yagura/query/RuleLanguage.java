package dev.yagura.query;

/** The languages that rules are written in. */
public enum RuleLanguage {
  SIGMA,
  SPL
}
