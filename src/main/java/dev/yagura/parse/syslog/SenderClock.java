package dev.yagura.parse.syslog;

import dev.yagura.parse.ParseSettings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the times of one body into instants: the sender's zone where the text has none, the year
 * where the text lacks it. Lines come mostly in the order of time, so what was worked out for one
 * minute is kept for the next line. Not thread-safe.
 */
final class SenderClock {

  /** The findings that go with a time. */
  static final String ZONE_ASSUMED = "zone_assumed";

  private static final long DAY = 86_400;
  private static final int HALF_A_YEAR = 6;

  private final ZoneId zone;
  private final boolean assumed;
  private final long latest;
  private final int latestYear;
  private final YearCount years;

  private long keptKey = -1;
  private long keptSecond;
  private List<String> keptProblems = List.of();

  private long second;
  private List<String> problems = List.of();

  SenderClock(ParseSettings settings) {
    ZoneId given = settings.zone();
    this.zone = given == null ? ZoneOffset.UTC : given;
    this.assumed = given == null;
    this.latest = settings.arrived().getEpochSecond() + DAY;
    this.latestYear = Instant.ofEpochSecond(latest).atZone(zone).getYear();
    this.years = new YearCount(settings.year());
  }

  /** The instant of what was scanned; null where there is no such day. */
  @Nullable Instant resolve(TimestampScanner time) {
    problems = List.of();
    if (!time.inBounds()) {
      return null;
    }
    if (time.offset != TimestampScanner.NONE) {
      if (time.day > YearMonth.of(time.year, time.month).lengthOfMonth()) {
        return null;
      }
      long local =
          LocalDateTime.of(time.year, time.month, time.day, time.hour, time.minute)
              .toEpochSecond(ZoneOffset.UTC);
      return Instant.ofEpochSecond(local - time.offset + time.second, time.nano);
    }
    int year = time.year == TimestampScanner.NONE ? years.of(time.month) : time.year;
    long key = (((year * 16L + time.month) * 32 + time.day) * 32 + time.hour) * 64 + time.minute;
    if (key != keptKey) {
      if (!work(time, year)) {
        return null;
      }
      keptSecond = second;
      keptProblems = problems;
      // Near the limit the seconds decide the year, so nothing is kept there.
      boolean near = year == YearCount.UNKNOWN && Math.abs(second - latest) < DAY;
      keptKey = near ? -1 : key;
    }
    problems = keptProblems;
    return Instant.ofEpochSecond(keptSecond + time.second, time.nano);
  }

  /** The findings of the time that was resolved last. */
  List<String> problems() {
    return problems;
  }

  private boolean work(TimestampScanner time, int year) {
    boolean leapDay = time.month == 2 && time.day == 29;
    int length = YearMonth.of(leapDay ? 2024 : 2023, time.month).lengthOfMonth();
    if (time.day > length) {
      return false;
    }
    int candidate = year == YearCount.UNKNOWN ? latestYear : year;
    boolean open = year == YearCount.UNKNOWN || time.year == TimestampScanner.NONE;
    if (leapDay && !open && !Year.isLeap(candidate)) {
      return false;
    }
    while (true) {
      if (!leapDay || Year.isLeap(candidate)) {
        boolean late = !place(time, candidate);
        if (!late || year != YearCount.UNKNOWN) {
          break;
        }
      }
      candidate--;
    }
    if (leapDay && year != YearCount.UNKNOWN && candidate != year) {
      problems = with(problems, "year_contradicted: 29 February is not in " + year);
    }
    return true;
  }

  /** Works out the second of a year's candidate; false where it is later than can be. */
  private boolean place(TimestampScanner time, int year) {
    LocalDateTime local = LocalDateTime.of(year, time.month, time.day, time.hour, time.minute);
    problems = assumed ? List.of(ZONE_ASSUMED) : List.of();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    ZoneOffset offset;
    if (offsets.size() == 1) {
      offset = offsets.get(0);
    } else if (offsets.isEmpty()) {
      // The clock was put forward over this time: read it with the offset before the gap, which
      // moves it forward by the gap's length.
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      offset = gap.getOffsetBefore();
      problems = with(problems, "time_in_gap");
    } else {
      offset = offsets.get(0);
      problems = with(problems, "time_ambiguous");
    }
    second = local.toEpochSecond(offset);
    return second + time.second <= latest;
  }

  static List<String> with(List<String> problems, String problem) {
    if (problems.isEmpty()) {
      return List.of(problem);
    }
    List<String> more = new java.util.ArrayList<>(problems);
    more.add(problem);
    return List.copyOf(more);
  }

  /** The year that the caller stated, going on where the months of the body begin anew. */
  private static final class YearCount {

    static final int UNKNOWN = Integer.MIN_VALUE / 4096;

    private final int stated;
    private int year;
    private int lastMonth;

    YearCount(@Nullable Year stated) {
      this.stated = stated == null ? UNKNOWN : stated.getValue();
      this.year = this.stated;
    }

    int of(int month) {
      if (stated == UNKNOWN) {
        return UNKNOWN;
      }
      if (lastMonth - month >= HALF_A_YEAR) {
        year++;
      } else if (lastMonth == 1 && month - lastMonth > HALF_A_YEAR && year > stated) {
        // A straggler of the year before, among the first lines of the new one.
        return year - 1;
      }
      lastMonth = month;
      return year;
    }
  }
}
