package dev.yagura.web;

import dev.yagura.account.Person;
import dev.yagura.account.Role;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Who reads a page: in which zone and language times and numbers are written for them. */
class Reader {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final Duration LATE = Duration.ofMinutes(5);
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private final @Nullable Person person;
  private final ZoneId zone;
  private final Locale locale;
  private final Instant now;
  private final MessageSource messages;

  Reader(@Nullable Person person, Locale locale, Instant now, MessageSource messages) {
    this.person = person;
    this.zone = person == null ? ZoneOffset.UTC : person.preferences().zone();
    this.locale = locale;
    this.now = now;
    this.messages = messages;
  }

  /** The person; null before signing in. */
  public @Nullable Person person() {
    return person;
  }

  public ZoneId zone() {
    return zone;
  }

  public Instant now() {
    return now;
  }

  /** For {@code <html lang>}. */
  public String language() {
    return locale.getLanguage();
  }

  /** {@code system}, {@code light} or {@code dark}. */
  public String theme() {
    return person == null ? "system" : person.preferences().theme().word();
  }

  public boolean shortcuts() {
    return person == null || person.preferences().shortcuts();
  }

  /** Whether the person's role includes the role of this word. */
  public boolean may(String role) {
    return person != null && person.role().includes(Role.ofWord(role).orElse(Role.ADMINISTRATOR));
  }

  /** {@code 2026-05-01 10:03:22} in the reader's zone. */
  public String time(Instant instant) {
    return SECONDS.format(instant.atZone(zone));
  }

  /** {@code 2026-05-01 10:03} in the reader's zone. */
  public String minute(Instant instant) {
    return MINUTES.format(instant.atZone(zone));
  }

  /** {@code 2026-05-01 10:03:22.123} in the reader's zone. */
  public String milliseconds(Instant instant) {
    return MILLISECONDS.format(instant.atZone(zone));
  }

  public LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** RFC 3339, UTC. */
  public String iso(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  /** {@code Asia/Tokyo (UTC+09:00)}. */
  public String zoneName() {
    String offset = zone.getRules().getOffset(now).getId();
    if (zone.getId().equals("UTC") || zone.getId().equals("Z")) {
      return "UTC";
    }
    return zone.getId() + " (UTC" + (offset.equals("Z") ? "+00:00" : offset) + ")";
  }

  /** In words how long ago, or how far ahead. */
  public String ago(Instant instant) {
    Duration since = Duration.between(instant, now);
    String key = since.isNegative() ? "time.ahead" : "time.ago";
    return message(key, duration(since.abs()));
  }

  /** A length of time in its largest unit, in words. */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return message("time.seconds", seconds);
    }
    if (seconds < 3600) {
      return message("time.minutes", seconds / 60);
    }
    if (seconds < 48 * 3600) {
      return message("time.hours", seconds / 3600);
    }
    return message("time.days", seconds / 86_400);
  }

  /** A length of time given in seconds, of either sign. */
  public String seconds(long seconds) {
    String words = duration(Duration.ofSeconds(Math.abs(seconds)));
    return seconds < 0 ? "−" + words : words;
  }

  /** Whether receipt and event are so far apart that a reader has to know. */
  public boolean late(Instant time, Instant arrived) {
    return Duration.between(time, arrived).abs().compareTo(LATE) > 0;
  }

  /** A number with its thousands apart. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** Bytes in thousands: {@code 3.4 GB}. */
  public String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String form = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
    return form.formatted(value, BYTE_UNITS[unit]);
  }

  /** Milliseconds with as many digits as tell something. */
  public String millis(double millis) {
    return (millis >= 10 ? "%.0f" : "%.1f").formatted(millis) + " ms";
  }

  private String message(String key, Object argument) {
    return messages.getMessage(key, new Object[] {argument}, locale);
  }
}
