package dev.yagura.web;

/** The sample day: three hosts' logs of a day with one hidden attack, marked as a sample. */
interface SampleDay {

  /** Whether it is loaded. Asked with each page: has to be cheap. */
  boolean loaded();

  void load(String actor);

  void remove(String actor);
}
