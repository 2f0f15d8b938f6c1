package dev.yagura.parse.sysmon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.normalize.sysmon.SysmonNormalizer;
import dev.yagura.parse.LogRecord;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 93 events of a captured attack; 17 of them are not well-formed, one of these is the attack.
 */
class SysmonCorpusTest {

  private static final Path CORPUS =
      Path.of("../shared/corpora/logs/otrf/log4shell")
          .resolve("syslog_sysmon_log4shell_cve2021_44228_jndi_reference_2022-05-11181020.json");

  @Test
  void readsEveryEventOfTheCapture() throws Exception {
    Map<Integer, Integer> ids = new TreeMap<>();
    int broken = 0;
    int truncated = 0;
    int unknownProcesses = 0;
    List<String> commandLines = new ArrayList<>();
    for (String message : messages()) {
      assertThat(SysmonParser.looksLike(message)).isTrue();
      LogRecord.Sysmon sysmon = SysmonSample.read(message);
      ids.merge(sysmon.eventId(), 1, Integer::sum);
      Optional<Document> strict = strict(message);
      List<String> problems = sysmon.header().problems();
      if (strict.isPresent()) {
        assertThat(problems).doesNotContain("not_well_formed");
        assertThat(sysmon.data()).isEqualTo(dataOf(strict.get()));
        assertThat(sysmon.system()).isEqualTo(systemOf(strict.get()));
      } else {
        broken++;
        boolean cut = problems.contains("truncated: ParentCommandLine");
        truncated += cut ? 1 : 0;
        assertThat(cut || problems.contains("not_well_formed")).isTrue();
      }
      if ("<unknown process>".equals(sysmon.data().get("Image"))) {
        unknownProcesses++;
      }
      commandLines.add(sysmon.data().getOrDefault("CommandLine", ""));
      assertThat(sysmon.header().host()).isEqualTo("UBUNTU5");
      assertThat(sysmon.header().time()).isNotNull();
    }
    assertThat(ids).isEqualTo(Map.of(1, 31, 3, 6, 5, 50, 11, 4, 23, 2));
    assertThat(broken).isEqualTo(17);
    assertThat(truncated).isEqualTo(1);
    assertThat(unknownProcesses).isEqualTo(14);
    assertThat(commandLines)
        .anyMatch(line -> line.startsWith("bash -c {echo,") && line.endsWith("|{bash,-i}"));
  }

  @Test
  void mapsEveryEventOfTheCapture() throws Exception {
    SysmonNormalizer normalizer = new SysmonNormalizer();
    Origin origin = new Origin("ubuntu5", "", null, Instant.EPOCH);
    Map<String, Integer> models = new TreeMap<>();
    Set<String> keys = new HashSet<>();
    List<Event> attack = new ArrayList<>();
    for (String message : messages()) {
      Event event = normalizer.normalize(SysmonSample.read(message), origin);
      String model = event.model() == null ? "none" : event.model().cimName();
      models.merge(model, 1, Integer::sum);
      keys.add(event.eventKey());
      if (String.valueOf(event.fields().get("process")).startsWith("bash -c {echo,")) {
        attack.add(event);
      }
      assertThat(event.fields()).containsKeys("event_id", "EventRecordID", "vendor_product");
      assertThat(event.fields()).doesNotContainKeys("CommandLine", "TargetFilename", "SourceIp");
    }
    assertThat(models)
        .isEqualTo(
            Map.of(
                "Endpoint.Processes",
                31,
                "Endpoint.Filesystem",
                6,
                "Network_Traffic",
                6,
                "none",
                50));
    assertThat(keys).hasSize(93).doesNotContain("");
    assertThat(attack)
        .anySatisfy(
            event ->
                assertThat(event.fields())
                    .containsEntry("process_name", "bash")
                    .containsEntry("user", "tomcat")
                    .containsEntry("user_id", "1001")
                    .containsEntry("parent_process_name", "java")
                    .doesNotContainKey("session_id"));
  }

  private static List<String> messages() throws Exception {
    boolean there = Files.exists(CORPUS);
    if (!there) {
      System.out.println("Skipped: 93 Sysmon events of the corpus are not there");
      assertThat(System.getenv("CI")).isNotEqualTo("true");
    }
    assumeTrue(there);
    JsonMapper mapper = new JsonMapper();
    List<String> messages = new ArrayList<>();
    for (String line : Files.readAllLines(CORPUS)) {
      JsonNode row = mapper.readTree(line);
      messages.add(row.get("SyslogMessage").asString());
    }
    return messages;
  }

  private static Optional<Document> strict(String message) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    try {
      return Optional.of(builder.parse(new InputSource(new StringReader(message))));
    } catch (SAXException notWellFormed) {
      return Optional.empty();
    }
  }

  private static Map<String, String> dataOf(Document document) {
    Map<String, String> data = new LinkedHashMap<>();
    NodeList elements = document.getElementsByTagName("Data");
    for (int index = 0; index < elements.getLength(); index++) {
      Element element = (Element) elements.item(index);
      String value = element.getTextContent();
      boolean zeroGuid = value.equals("{00000000-0000-0000-0000-000000000000}");
      if (!value.equals("-") && !zeroGuid) {
        data.put(element.getAttribute("Name"), value);
      }
    }
    return data;
  }

  private static Map<String, String> systemOf(Document document) {
    Map<String, String> system = new LinkedHashMap<>();
    NodeList elements =
        ((Element) document.getElementsByTagName("System").item(0)).getElementsByTagName("*");
    for (int index = 0; index < elements.getLength(); index++) {
      Element element = (Element) elements.item(index);
      for (int at = 0; at < element.getAttributes().getLength(); at++) {
        system.put(
            element.getAttributes().item(at).getNodeName(),
            element.getAttributes().item(at).getNodeValue());
      }
      if (!element.getTextContent().isEmpty()) {
        system.put(element.getTagName(), element.getTextContent());
      }
    }
    return system;
  }
}
