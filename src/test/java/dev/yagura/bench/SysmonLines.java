package dev.yagura.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Sysmon event 1 in syslog lines, varied enough to measure with: some 121,000 different command
 * lines in 300,000 lines, some 1.3 KB a line. Equal arguments give equal lines.
 */
public final class SysmonLines {

  /** Every n-th line, roughly, is a command that has not been seen before. */
  private static final double NEW_COMMANDS = 0.402;

  private static final String[] FREQUENT = {
    "/usr/bin/dash|sh -c /usr/local/bin/check-disk",
    "/usr/bin/grep|grep -c MemAvailable /proc/meminfo",
    "/usr/bin/sed|sed -n s/^cpu //p /proc/stat",
    "/usr/bin/cat|cat /proc/loadavg",
    "/usr/bin/ps|ps -eo pid,ppid,rss,comm",
    "/usr/bin/mawk|awk {print $1} /proc/uptime",
    "/usr/bin/date|date +%s",
    "/usr/bin/sleep|sleep 5",
    "/usr/bin/systemctl|systemctl is-active nginx",
    "/usr/bin/ls|ls --color=auto -la /srv/shop",
  };

  private static final String[] VARIED = {
    "/usr/bin/convert-im6.q16|convert /srv/shop/media/%x.jpg -resize 320x320 /srv/shop/cache/%x.jpg",
    "/usr/bin/curl|curl -fsS -m 5 http://10.0.4.%d:8080/orders/%x",
    "/usr/bin/psql|psql -h db-1 -d shop -c VACUUM orders_%d_%x",
    "/usr/bin/rsync|rsync -a /srv/shop/media/%d/%x backup@10.0.4.51:media/",
    "/usr/bin/python3.11|python3 /srv/app/report.py --customer %d --job %x",
    "/usr/bin/find|find /srv/share/%d -name %x*.pdf -mtime -1",
  };

  private static final String[] USERS = {"root", "www-data", "alice", "bob", "deploy", "postgres"};

  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SysmonLines() {}

  /**
   * Makes lines without their newlines.
   *
   * @param count how many
   * @param host the host in header and event
   * @param start time of the first line; a thousand lines fall in a second
   * @param sink gets each line in order of time
   */
  public static void generate(
      int count, String host, Instant start, long seed, Consumer<String> sink) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder line = new StringBuilder(1600);
    long second = Long.MIN_VALUE;
    String header = "";
    String date = "";
    for (int i = 0; i < count; i++) {
      Instant time = start.plusMillis(i);
      if (time.getEpochSecond() != second) {
        second = time.getEpochSecond();
        header = HEADER.format(time);
        date = SECOND.format(time);
      }
      line.setLength(0);
      line.append(header).append(' ').append(host).append(" sysmon: ");
      String command = command(random, i);
      event(line, host, date, (int) (time.toEpochMilli() % 1000), i, command, random);
      sink.accept(line.toString());
    }
  }

  private static String command(SplittableRandom random, int number) {
    return random.nextDouble() < NEW_COMMANDS
        ? VARIED[random.nextInt(VARIED.length)]
            .replaceFirst("%d", "" + random.nextInt(250))
            .replace("%x", Integer.toHexString(0x5000000 + number))
        : FREQUENT[random.nextInt(FREQUENT.length)];
  }

  private static void event(
      StringBuilder line,
      String host,
      String date,
      int millis,
      int number,
      String command,
      SplittableRandom random) {
    int bar = command.indexOf('|');
    int user = random.nextInt(USERS.length);
    int pid = 2000 + number % 60_000;
    String fraction = Integer.toString(1000 + millis).substring(1);
    line.append("<Event><System><Provider Name=\"Linux-Sysmon\"")
        .append(" Guid=\"{ff032593-a8d3-4f13-b0d6-01fc615a0f97}\"/><EventID>1</EventID>")
        .append("<Version>5</Version><Level>4</Level><Task>1</Task><Opcode>0</Opcode>")
        .append("<Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime=\"")
        .append(date.replace(' ', 'T'))
        .append('.')
        .append(fraction)
        .append("000000Z\"/><EventRecordID>")
        .append(500_000L + number)
        .append("</EventRecordID><Correlation/><Execution ProcessID=\"702\" ThreadID=\"702\"/>")
        .append("<Channel>Linux-Sysmon/Operational</Channel><Computer>")
        .append(host)
        .append("</Computer><Security UserId=\"0\"/></System><EventData>");
    data(line, "RuleName", "-");
    data(line, "UtcTime", date + "." + fraction);
    data(line, "ProcessGuid", guid(number, pid));
    data(line, "ProcessId", Integer.toString(pid));
    data(line, "Image", command.substring(0, bar));
    for (String constant :
        new String[] {"FileVersion", "Description", "Product", "Company", "OriginalFileName"}) {
      data(line, constant, "-");
    }
    data(line, "CommandLine", command.substring(bar + 1));
    data(line, "CurrentDirectory", "/srv/shop");
    data(line, "User", USERS[user]);
    data(line, "LogonGuid", guid(user, 1000 + user));
    data(line, "LogonId", Integer.toString(1000 + user));
    data(line, "TerminalSessionId", Integer.toString(40 + user));
    data(line, "IntegrityLevel", "no level");
    data(line, "Hashes", "-");
    data(line, "ParentProcessGuid", guid(number / 7, pid - 1));
    data(line, "ParentProcessId", Integer.toString(pid - 1));
    data(line, "ParentImage", "/usr/bin/dash");
    data(line, "ParentCommandLine", "/bin/sh /srv/shop/bin/worker");
    data(line, "ParentUser", USERS[user]);
    line.append("</EventData></Event>");
  }

  private static void data(StringBuilder line, String name, String value) {
    line.append("<Data Name=\"").append(name).append("\">").append(value).append("</Data>");
  }

  private static String guid(long first, int last) {
    String tail = Long.toHexString(0x1000_0000_0000L + last);
    return "{" + Long.toHexString(0x1000_0000L + first) + "-8d10-6175-9c3a-" + tail + "}";
  }
}
