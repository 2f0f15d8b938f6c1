package dev.yagura.sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The last 24 hours of three hosts: {@code sample-web-1} with auth.log, cron.log and Sysmon in
 * syslog lines, {@code sample-db-1} with secure and Sysmon as journal JSON, {@code sample-app-1}
 * with audit.log and auth.log. People work, jobs run, strangers knock at the doors, and one of them
 * comes in.
 *
 * <p>Addresses and names are those kept for documentation (RFC 5737, RFC 2606).
 */
public final class SampleDay {

  private SampleDay() {}

  /**
   * Generates the day. Equal arguments give equal bytes.
   *
   * @param now the end of the day; cut to full seconds
   * @param seed chooses among many such days
   * @return seven files of some 3 MB in all, lines in order of time
   */
  public static List<SampleFile> generate(Instant now, long seed) {
    Instant end = now.truncatedTo(ChronoUnit.SECONDS);
    Instant start = end.minus(Duration.ofHours(24));
    Random chance = new Random(seed);
    Machine web =
        new Machine("sample-web-1", "10.0.4.11", start, end, new Random(chance.nextLong()));
    Machine database =
        new Machine("sample-db-1", "10.0.4.21", start, end, new Random(chance.nextLong()));
    Machine application =
        new Machine("sample-app-1", "10.0.4.31", start, end, new Random(chance.nextLong()));
    OrdinaryDay.of(web);
    OrdinaryDay.of(database);
    OrdinaryDay.of(application);
    WebServerDay.of(web);
    DatabaseDay.of(database);
    ApplicationDay.of(application);
    new Intrusion(web, application, database, chance).happens();
    return List.of(
        file(web, "/var/log/auth.log", "linux_secure", MessageLines.iso(web, Act.Log.AUTH)),
        file(web, "/var/log/cron.log", "syslog", MessageLines.iso(web, Act.Log.CRON)),
        file(web, "/var/log/sysmon.log", "sysmon:linux", SysmonLines.syslog(web)),
        file(
            database,
            "/var/log/secure",
            "linux_secure",
            MessageLines.plain(database, Act.Log.AUTH)),
        file(database, "sysmon.service.json", "sysmon:linux", SysmonLines.journal(database)),
        file(application, "/var/log/audit/audit.log", "auditd", AuditLines.of(application)),
        file(
            application,
            "/var/log/auth.log",
            "linux_secure",
            MessageLines.plain(application, Act.Log.AUTH)));
  }

  private static SampleFile file(
      Machine machine, String name, String sourcetype, List<String> lines) {
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    return new SampleFile(machine.name(), name, sourcetype, text.getBytes(StandardCharsets.UTF_8));
  }
}
