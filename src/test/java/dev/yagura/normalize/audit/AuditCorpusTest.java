package dev.yagura.normalize.audit;

import static dev.yagura.parse.audit.AuditSamples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.AuditFields;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.AuditReassembler;
import dev.yagura.parse.LogRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our answers beside those of go-libaudit, laurel and audit-userspace, on their test data. */
class AuditCorpusTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Origin ORIGIN = new Origin("h", "", null, Instant.EPOCH);

  /** Names by which go-libaudit calls a value that has another name in the log. */
  private static final Map<String, String> RENAMED =
      Map.of("result", "res", "arch", "ARCH", "old_auid", "old-auid", "new_auid", "auid");

  private static final Map<String, String> ADDRESS_RENAMED =
      Map.of("family", "saddr_fam", "addr", "laddr", "port", "lport");

  private static final Map<String, String> FAMILIES =
      Map.of("ipv4", "inet", "ipv6", "inet6", "unix", "local", "0", "unspec");

  @Test
  void parsesAsGoLibauditDoes() throws IOException {
    Path folder = Corpus.need("go-libaudit/auparse/testdata");
    Score score = new Score("go-libaudit auparse");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path log : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        List<String> lines = Files.readAllLines(log);
        JsonNode answers = JSON.readTree(Files.readString(Path.of(log + ".golden")));
        List<String> parsable = lines.stream().filter(l -> !l.isBlank()).toList();
        assertThat(parsable).as(log.toString()).hasSize(answers.size());
        for (int i = 0; i < answers.size(); i++) {
          if (answers.get(i).has("record_type")) {
            compareParsed(score, answers.get(i), record(i + 1, parsable.get(i)));
          }
        }
      }
    }
    score.print();
    assertThat(score.wrong()).isEmpty();
    assertThat(score.right()).isGreaterThanOrEqualTo(735);
  }

  private static void compareParsed(Score score, JsonNode answer, LogRecord.Audit found) {
    String where = found.type() + ':' + found.serial();
    String type = answer.get("record_type").asString().toUpperCase(Locale.ROOT);
    score.compare(where + " type", type.replaceAll("UNKNOWN\\[(\\d+)]", "$1"), found.type());
    score.compare(
        where + " time", answer.get("@timestamp").asString(), shortTime(found.eventTime()));
    score.compare(where + " serial", answer.get("sequence").asString(), "" + found.serial());
    if (!answer.has("data") || answer.get("data").isNull()) {
      return;
    }
    answer
        .get("data")
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              String expected = entry.getValue().asString();
              if (name.startsWith("subj_") || name.startsWith("obj_")) {
                return; // go-libaudit cuts SELinux contexts up; we keep them whole
              }
              boolean address = found.type().equals("SOCKADDR");
              String ours = (address ? ADDRESS_RENAMED : RENAMED).getOrDefault(name, name);
              if (name.equals("result") && !found.fields().containsKey("res")) {
                ours = "success";
              } else if (name.equals("exit") && expected.startsWith("E")) {
                ours = "errno";
              }
              compareValue(score, where, name, expected, found.fields().get(ours));
            });
  }

  private static void compareValue(
      Score score, String where, String name, String expected, String found) {
    String value = found;
    if (expected.equals("unset") && Set.of("4294967295", "-1").contains(String.valueOf(found))) {
      value = "unset";
    } else if (name.equals("result") && found != null) {
      value = Set.of("yes", "1", "success").contains(found) ? "success" : "fail";
    } else if (found == null && Set.of("(none)", "(null)", "?", "null").contains(expected)) {
      value = expected;
    } else if (name.equals("family") && where.startsWith("SOCKADDR")) {
      score.compare(where + ' ' + name, FAMILIES.getOrDefault(expected, expected), found);
      return;
    }
    score.compare(where + ' ' + name, expected, value);
  }

  private static String shortTime(Instant time) {
    // Go leaves out zeros at the end of the fraction
    String text = time.toString().replace("Z", "");
    return (text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text) + 'Z';
  }

  @Test
  @SuppressWarnings("unchecked")
  void coalescesAsGoLibauditDoes() throws IOException {
    Path folder = Corpus.need("go-libaudit/aucoalesce/testdata");
    Score score = new Score("go-libaudit aucoalesce");
    int events = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Map<String, Map<String, String>> tests =
            new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        String golden = file.toString().replace(".yaml", ".json.golden");
        for (JsonNode answer : JSON.readTree(Files.readString(Path.of(golden)))) {
          String name = answer.get("test_name").asString();
          compareEvent(score, name, answer.get("event"), only(tests.get("tests").get(name)));
          events++;
        }
      }
    }
    score.print();
    assertThat(events).isEqualTo(30);
    assertThat(score.wrong()).isEmpty();
    assertThat(score.right()).isGreaterThanOrEqualTo(191);
  }

  private static Event only(String body) {
    AuditReassembler reassembler = new AuditReassembler();
    int number = 0;
    for (String line : body.split("\n")) {
      if (!line.isBlank()) {
        reassembler.add(record(++number, line.strip()));
      }
    }
    List<AuditReassembler.Group> groups = new ArrayList<>(reassembler.closed());
    groups.addAll(reassembler.open());
    assertThat(groups).hasSize(1);
    return new AuditNormalizer().normalize(groups.get(0).records(), ORIGIN, true);
  }

  private static void compareEvent(Score score, String name, JsonNode answer, Event event) {
    Map<String, Object> fields = event.fields();
    score.compare(name + " time", answer.get("@timestamp").asString(), shortTime(event.time()));
    JsonNode process = answer.path("process");
    text(score, name, process, "pid", fields.get("process_id"));
    text(score, name, process, "ppid", fields.get("parent_process_id"));
    text(score, name, process, "exe", fields.get("process_path"));
    text(score, name, process, "cwd", fields.get("process_current_directory"));
    text(score, name, process, "name", fields.get("comm"));
    if (process.has("args")) {
      List<String> arguments = new ArrayList<>();
      process.get("args").forEach(argument -> arguments.add(argument.asString()));
      score.compare(
          name + " args", String.join(" ", arguments), String.valueOf(fields.get("process")));
    }
    JsonNode ids = answer.path("user").path("ids");
    text(score, name, ids, "uid", recorded(event, "uid"));
    if (!ids.path("auid").asString("unset").equals("unset")) {
      text(score, name, ids, "auid", fields.get("auid"));
    }
    JsonNode tags = answer.path("tags");
    if (!tags.isMissingNode()) {
      List<String> keys = new ArrayList<>();
      tags.forEach(tag -> keys.add(tag.asString()));
      // go-libaudit takes "key=" off keys that were given with it
      Object ours = fields.get("key");
      score.compare(
          name + " tags",
          keys.toString(),
          (ours instanceof List<?> list ? list : List.of(String.valueOf(ours)))
              .toString()
              .replace("key=", ""));
    }
    JsonNode file = answer.path("file");
    // go-libaudit names the directory in which a device was made, we the device
    if (!file.isMissingNode() && fields.containsKey("file_path") && !name.equals("make-device")) {
      text(score, name, file, "path", fields.get("file_path"));
    }
    JsonNode data = answer.path("data");
    text(score, name, data, "syscall", fields.get("syscall"));
    if (data.path("exit").asString("").startsWith("E")) {
      text(score, name, data, "exit", fields.get("errno"));
    }
    if (fields.containsKey("direction")) {
      boolean out = "outbound".equals(fields.get("direction"));
      JsonNode other = answer.path(out ? "destination" : "source");
      text(score, name, other, "ip", fields.get(out ? "dest" : "src"));
      text(score, name, other, "port", fields.get(out ? "dest_port" : "src_port"));
    }
  }

  private static String recorded(Event event, String field) {
    return event.records().stream()
        .filter(record -> record.fields().containsKey(field))
        .map(record -> record.fields().get(field))
        .findFirst()
        .orElse(null);
  }

  private static void text(Score score, String name, JsonNode node, String field, Object found) {
    if (node.has(field)) {
      score.compare(name + ' ' + field, node.get(field).asString(), (String) found);
    }
  }

  @Test
  void readsAsLaurelDoes() throws IOException {
    Path folder = Corpus.need("laurel");
    Score score = new Score("laurel");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        Map<String, Event> events = events(Path.of(file.toString().replace(".json", ".txt")));
        for (String line : Files.readAllLines(file)) {
          if (!line.isBlank()) {
            JsonNode answer = JSON.readTree(line);
            compareLaurel(score, answer, events.get(answer.get("ID").asString()));
          }
        }
      }
    }
    score.print();
    assertThat(score.wrong()).isEmpty();
    assertThat(score.right()).isGreaterThanOrEqualTo(451);
  }

  private static Map<String, Event> events(Path log) throws IOException {
    AuditReassembler reassembler = new AuditReassembler();
    int number = 0;
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        reassembler.add(record(++number, line));
      }
    }
    Map<String, Event> events = new HashMap<>();
    List<AuditReassembler.Group> groups = new ArrayList<>(reassembler.closed());
    groups.addAll(reassembler.open());
    for (AuditReassembler.Group group : groups) {
      long millis = group.time().toEpochMilli();
      events.put(
          String.format("%d.%03d:%d", millis / 1000, millis % 1000, group.serial()),
          new AuditNormalizer().normalize(group.records(), ORIGIN, true));
    }
    return events;
  }

  private static void compareLaurel(Score score, JsonNode answer, Event event) {
    answer
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isObject()) {
                compareLaurelRecord(score, entry.getKey(), value, event, 0);
              } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                  compareLaurelRecord(score, entry.getKey(), value.get(i), event, i);
                }
              }
            });
  }

  private static void compareLaurelRecord(
      Score score, String type, JsonNode record, Event event, int index) {
    List<AuditFields> ours = event.records().stream().filter(r -> r.type().equals(type)).toList();
    Map<String, String> fields = ours.get(index).fields();
    record
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              JsonNode value = entry.getValue();
              if (name.equals("saddr") || name.equals("SADDR")) {
                return; // laurel writes bytes in percent signs
              }
              String where = event.eventKey() + ' ' + type + ' ' + name;
              if (name.equals("ARGV")) {
                String joined =
                    value.valueStream().map(JsonNode::asString).reduce((a, b) -> a + ' ' + b).get();
                String found =
                    type.equals("SYSCALL")
                        ? "0x"
                            + fields.get("a0")
                            + " 0x"
                            + fields.get("a1")
                            + " 0x"
                            + fields.get("a2")
                            + " 0x"
                            + fields.get("a3")
                        : fields.get(type.equals("EXECVE") ? "execve_command" : "proctitle");
                score.compare(where, joined, found);
              } else if (value.isNull() || value.asString().equals("(none)")) {
                score.compare(where, "absent", fields.containsKey(name) ? "there" : "absent");
              } else {
                String expected = value.asString();
                String ourName = name.equals("syscall") ? "syscall_number" : name;
                score.compare(where, plainNumber(expected), plainNumber(fields.get(ourName)));
              }
            });
  }

  /** laurel writes 0x before hex and 0o before octal numbers, and drops zeros at their front. */
  private static String plainNumber(String value) {
    if (value == null) {
      return "null";
    }
    String digits = value.startsWith("0x") || value.startsWith("0o") ? value.substring(2) : value;
    return digits.matches("[0-9a-f]+") ? digits.replaceAll("^0+(?=.)", "") : digits;
  }

  @Test
  void readsAsAuparseDoes() throws IOException {
    Path folder = Corpus.need("audit-userspace");
    Score score = new Score("audit-userspace auparse");
    List<String> reference = Files.readAllLines(folder.resolve("auparse_test.ref"));
    int start = reference.indexOf("Starting Test 4, walk events, records of 1 file...");
    List<String> log = Files.readAllLines(folder.resolve("test.log"));
    LogRecord.Audit record = null;
    for (String line : reference.subList(start, reference.indexOf("Test 4 Done"))) {
      String text = line.strip();
      if (text.startsWith("line=")) {
        int number = Integer.parseInt(text.substring(5, text.indexOf(' ')));
        record = record(number, log.get(number - 1));
      } else if (record != null && text.contains("=") && !text.contains(" ")) {
        int equals = text.indexOf('=');
        compareAuparse(score, record, text.substring(0, equals), text.substring(equals + 1));
      }
    }
    score.print();
    assertThat(score.wrong()).isEmpty();
    assertThat(score.right()).isGreaterThanOrEqualTo(143);
  }

  private static void compareAuparse(
      Score score, LogRecord.Audit record, String name, String written) {
    String where = record.type() + ':' + record.serial() + ' ' + name;
    String value = written.replace("\"", "");
    if (name.equals("type")) {
      score.compare(where, value, record.type());
    } else if (Set.of("?", "(none)", "(null)").contains(value)) {
      score.compare(where, "absent", record.fields().containsKey(name) ? "there" : "absent");
    } else {
      String ours = name.equals("syscall") ? "syscall_number" : name;
      score.compare(where, value, record.fields().get(ours));
    }
  }

  @Test
  void orderOfReceiptDoesNotMatter() throws IOException {
    Path folder = Corpus.need("go-libaudit/testdata");
    Map<String, Event> normal = events(folder.resolve("normal.log"));
    Map<String, Event> mixed = events(folder.resolve("out_of_order.log"));
    assertThat(mixed.keySet()).isEqualTo(normal.keySet()).isNotEmpty();
    mixed.forEach((id, event) -> assertThat(event.fields()).isEqualTo(normal.get(id).fields()));
    assertThat(events(folder.resolve("rollover.log")))
        .hasSizeGreaterThan(1)
        .allSatisfy((id, event) -> assertThat(event.eventKey()).isNotEmpty());
  }

  @Test
  void publishedLinesAllHaveFields() throws IOException {
    List<Path> logs = new ArrayList<>();
    for (String name : List.of("elastic", "laurel", "laurel/tree", "audit-userspace")) {
      try (Stream<Path> files = Files.list(Corpus.need(name))) {
        files.filter(Files::isRegularFile).forEach(logs::add);
      }
    }
    int read = 0;
    for (Path log : logs) {
      for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("type=") && line.contains("msg=audit(")) {
          LogRecord.Audit record = record(line);
          assertThat(record.serial()).isPositive();
          if (!line.contains("pam_tally2 uid")) {
            assertThat(record.fields()).doesNotContainKey("text");
          }
          assertThat(record.fields().isEmpty()).as(line).isEqualTo(record.type().equals("EOE"));
          read++;
        }
      }
    }
    System.out.println("published audit lines: " + read + " read");
    assertThat(read).isGreaterThan(200);
  }
}
