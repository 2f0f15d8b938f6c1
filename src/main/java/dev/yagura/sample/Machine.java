package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A host of the sample day, and all that happens on it. Not thread-safe. */
final class Machine {

  private final String name;
  private final String address;
  private final Instant start;
  private final Instant end;
  private final Random chance;
  private final List<Act> acts = new ArrayList<>();
  private final Set<Integer> pids = new HashSet<>();
  private final Act.Started first;
  private int sessions = 40;

  Machine(String name, String address, Instant start, Instant end, Random chance) {
    this.name = name;
    this.address = address;
    this.start = start;
    this.end = end;
    this.chance = chance;
    this.first =
        new Act.Started(
            start.minus(Duration.ofDays(11)),
            Person.ROOT,
            Act.Session.NONE,
            "/",
            "/usr/lib/systemd/systemd",
            List.of("/sbin/init"),
            null,
            1);
  }

  String name() {
    return name;
  }

  String address() {
    return address;
  }

  Instant start() {
    return start;
  }

  Instant end() {
    return end;
  }

  /** The first process, parent of all services. */
  Act.Started first() {
    return first;
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + chance.nextInt(high - low + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  /** A time up to the given number of seconds later. */
  Instant soonAfter(Instant time, int seconds) {
    return time.plusMillis(between(200, seconds * 1000));
  }

  void add(Act act) {
    acts.add(act);
  }

  /** What happened within the day, in order of time. */
  List<Act> acts() {
    return acts.stream()
        .filter(act -> !act.time().isBefore(start) && !act.time().isAfter(end))
        .sorted(Comparator.comparing(Act::time))
        .toList();
  }

  int nextSession() {
    return ++sessions;
  }

  /** A free process id; they rise with the time of day, as on a real host. */
  int pidAt(Instant time) {
    int pid = 1400 + (int) (Math.max(0, Duration.between(start, time).toSeconds()) / 4);
    while (!pids.add(pid)) {
      pid++;
    }
    return pid;
  }

  /** Starts a program that runs on. */
  Act.Started start(
      Act.Started parent,
      Instant time,
      Person user,
      Act.Session session,
      String directory,
      String image,
      List<String> arguments) {
    Act.Started started =
        new Act.Started(time, user, session, directory, image, arguments, parent, pidAt(time));
    add(started);
    return started;
  }

  /** Runs a program as its parent's user, to its end within a second. */
  Act.Started run(Act.Started parent, Instant time, String image, List<String> arguments) {
    Act.Started started =
        start(parent, time, parent.user(), parent.session(), parent.directory(), image, arguments);
    add(new Act.Ended(time.plusMillis(between(4, 900)), started));
    return started;
  }

  /** Runs a program whose arguments hold no blanks. */
  Act.Started run(Act.Started parent, Instant time, String image, String command) {
    return run(parent, time, image, List.of(command.split(" ")));
  }
}
