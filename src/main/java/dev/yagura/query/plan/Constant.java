package dev.yagura.query.plan;

/** A condition that always holds, or never. */
public enum Constant implements Condition {
  TRUE,
  FALSE
}
