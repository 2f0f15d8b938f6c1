package dev.yagura.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCompilerIT {

  private static final DataSource DATABASE = TestDatabase.fresh();

  private static final EventSet.Bound EVENTS =
      BoundEvents.of(
          List.of(
              Map.of(
                  "sourcetype", "sysmon:linux",
                  "model", "Endpoint.Processes",
                  "process", "sudo apt-get update -o APT::Update::Pre-Invoke::=/bin/sh",
                  "process_name", "sudo",
                  "user", "Alice",
                  "dest_port", "443",
                  "original_file_name", List.of("one", "two"),
                  "raw", "<Event>sudo apt-get update -o APT::Update::Pre-Invoke::=/bin/sh</Event>"),
              Map.of(
                  "host", "db1",
                  "sourcetype", "auditd",
                  "index_name", "linux",
                  "raw", "type=SYSCALL comm=\"ls\" key=\"priv_esc\"",
                  "records",
                      List.of(
                          Map.of(
                              "type",
                              "SYSCALL",
                              "line",
                              1,
                              "fields",
                              Map.of("comm", "ls", "key", "priv_esc", "uid", "0")),
                          Map.of(
                              "type",
                              "EXECVE",
                              "line",
                              2,
                              "fields",
                              Map.of("a0", "ls", "a1", "--foo", "argc", "2")))),
              Map.of(
                  "sourcetype", "linux_secure",
                  "raw", "sshd[5]: Failed password for root from 203.0.113.7 port 22 ssh2",
                  "user", "root",
                  "src", "203.0.113.7",
                  "note", "東京 100%")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "~ 0 1 2",
        "* ~ 0 1 2",
        "process_name=SUDO ~ 0",
        "process=*apt-get* user=alice ~ 0",
        "process=apt-get ~ ",
        "NOT user=root ~ 0 1",
        "user!=root ~ 0",
        "user=* ~ 0 2",
        "user=root OR user=alice model=Endpoint.* ~ 0",
        "(user=root) OR (user=alice model=Endpoint.*) ~ 0 2",
        "dest_port>=443 dest_port<1000 ~ 0",
        "host=db1 ~ 1",
        "host IN (db1, \"web*\") ~ 0 1 2",
        "index=linux ~ 1",
        "sourcetype=linux_* ~ 2",
        "source=\"/var/log/*\" sourcetype=auditd ~ 1",
        "type=syscall key=priv_esc ~ 1",
        "a1=--foo ~ 1",
        "type=SYSCALL a1=--foo ~ 1",
        "a1=--bar ~ ",
        "comm=ls NOT argc=3 ~ 1",
        "NOT comm=* ~ 0 2",
        "uid=0 ~ 1",
        "argc>1 ~ 1",
        "original_file_name=two ~ 0",
        "note=\"*100%\" ~ 2",
        "note=東* ~ 2",
        "note=*100_ ~ ",
        "Process_Name=sudo ~ ",
        // Raw text: any piece of it.
        "failed ~ 2",
        "ailed ~ 2",
        "\"Failed password\" ~ 2",
        "\"password Failed\" ~ ",
        "password failed ~ 2",
        "fail*root ~ 2",
        "NOT failed ~ 0 1",
        "APT::Update::Pre-Invoke::=/bin/sh ~ 0",
        "key=\"priv_esc\" ~ 1",
        "203.0.113.7 ~ 2",
        // Full-width letters, digits and blanks.
        "ｕｓｅｒ＝ｒｏｏｔ ~ 2",
        "ｆａｉｌｅｄ　２２ ~ 2",
        "＂Failed password＂ ~ 2",
        "（user=root）OR　user＝alice ~ 0 2",
      })
  void finds(String text, String ordinals) throws SearchProblemException {
    EventQuery query = new SearchCompiler().compile(text == null ? "" : text);
    String found =
        QueryRunner.matches(DATABASE, query.matches(EVENTS, List.of(), List.of())).stream()
            .map(match -> String.valueOf(match.ordinal()))
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(ordinals == null ? "" : ordinals);
  }

  @Test
  void itsConditionReadsStoredEvents() throws SearchProblemException, SQLException {
    SqlStatement condition =
        new SearchCompiler().compile("key=priv_esc OR (user=root process=*x*)").condition();
    String sql = "SELECT count(*) FROM event_relation AS e WHERE " + condition.text();
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement prepared = connection.prepareStatement(sql)) {
      QueryRunner.bind(connection, prepared, condition.parameters());
      try (ResultSet rows = prepared.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  @Test
  void aThousandTermsRun() throws SearchProblemException {
    EventQuery query = new SearchCompiler().compile("nowhere=x OR ".repeat(499) + "comm=ls");
    assertThat(QueryRunner.matches(DATABASE, query.matches(EVENTS, List.of(), List.of())))
        .hasSize(1);
    EventQuery words = new SearchCompiler().compile("NOT w1x ".repeat(999) + "failed");
    assertThat(QueryRunner.matches(DATABASE, words.matches(EVENTS, List.of(), List.of())))
        .hasSize(1);
  }
}
