package dev.yagura.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCatalogueTest {

  @ParameterizedTest
  @CsvSource({
    "CommandLine, process",
    "Image, process_path",
    "ParentImage, parent_process_path",
    "TargetFilename, file_path",
    "DestinationIp, dest_ip",
    "SourceIp, src",
    "Protocol, transport",
    "user, user",
    "process_name, process_name"
  })
  void sigmaNamesOfEvents(String name, String column) {
    assertThat(FieldCatalogue.places(FieldLanguage.SIGMA, EventLevel.EVENT, name))
        .containsExactly(new FieldPlace.Column(column, true));
  }

  @Test
  void splunkFindsUsersByNameAndNumberSigmaByWhatIsPrinted() {
    assertThat(FieldCatalogue.places(FieldLanguage.SPLUNK, EventLevel.AUDIT_RECORD, "uid"))
        .containsExactly(new FieldPlace.RecordKey("UID"), new FieldPlace.RecordKey("uid"));
    assertThat(FieldCatalogue.places(FieldLanguage.SIGMA, EventLevel.AUDIT_RECORD, "uid"))
        .containsExactly(new FieldPlace.RecordKey("uid"));
    assertThat(FieldCatalogue.places(FieldLanguage.SIGMA, EventLevel.AUDIT_RECORD, "UID"))
        .containsExactly(new FieldPlace.RecordKey("UID"));
  }

  @Test
  void namesAreExactInCase() {
    assertThat(FieldCatalogue.places(FieldLanguage.SIGMA, EventLevel.EVENT, "commandline"))
        .containsExactly(new FieldPlace.Key("commandline"));
    assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.EVENT, "commandline"))
        .isFalse();
  }

  @Test
  void theHostOfAnEventIsNotInItsOwnText() {
    for (EventLevel level : EventLevel.values()) {
      assertThat(FieldCatalogue.places(FieldLanguage.SPLUNK, level, "host"))
          .containsExactly(new FieldPlace.Column("host", false));
    }
    assertThat(FieldCatalogue.places(FieldLanguage.SPLUNK, EventLevel.AUDIT_RECORD, "dest"))
        .containsExactly(new FieldPlace.Column("host", false));
  }

  @Test
  void everyColumnIsOneOfTheRelation() {
    for (String name :
        List.of("host", "source", "sourcetype", "index", "model", "program", "CommandLine")) {
      for (FieldPlace place : FieldCatalogue.places(FieldLanguage.SPLUNK, EventLevel.EVENT, name)) {
        assertThat(EventRelation.columnTypes()).containsKey(((FieldPlace.Column) place).name());
      }
    }
  }

  @Test
  void knownAndUnknownNames() {
    assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.EVENT, "LogonId")).isTrue();
    assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.EVENT, "ProcesName"))
        .isFalse();
    assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.AUDIT_RECORD, "a17"))
        .isTrue();
    assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.AUDIT_RECORD, "Image"))
        .isFalse();
  }

  @Test
  void whatMessagesSayIsKnown() throws java.io.IOException {
    try (var table = getClass().getResourceAsStream("/dev/yagura/parse/auth/messages.yaml")) {
      String text = new String(table.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      List<String> names =
          java.util.regex.Pattern.compile("\\{>?([A-Za-z][A-Za-z_]*)")
              .matcher(text)
              .results()
              .map(name -> name.group(1))
              .distinct()
              .toList();
      assertThat(names).contains("src", "shell");
      for (String name : names) {
        assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.EVENT, name))
            .as(name)
            .isTrue();
      }
      assertThat(FieldCatalogue.isKnown(FieldLanguage.SIGMA, EventLevel.EVENT, "event_kind"))
          .isTrue();
    }
  }
}
