package dev.yagura.web;

import dev.yagura.sample.SampleDays;
import org.springframework.stereotype.Component;

/** The sample day of the database. */
@Component
final class StoredSampleDay implements SampleDay {

  private final SampleDays days;

  StoredSampleDay(SampleDays days) {
    this.days = days;
  }

  @Override
  public boolean loaded() {
    return days.isLoaded();
  }

  @Override
  public void load(String actor) {
    days.load(actor);
  }

  @Override
  public void remove(String actor) {
    days.remove(actor);
  }
}
