package dev.yagura.parse;

import static dev.yagura.parse.audit.AuditSamples.records;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditArgumentsTest {

  private static AuditArguments joined(String... texts) {
    StringBuilder body = new StringBuilder();
    for (String text : texts) {
      body.append("type=EXECVE msg=audit(1700000000.100:7): ").append(text).append('\n');
    }
    return AuditArguments.join(records(body.toString()));
  }

  @Test
  void piecesAreJoinedBeforeTheyAreDecoded() {
    // The second byte of an e with acute accent comes with the next record.
    AuditArguments arguments =
        joined("argc=3 a0=\"sh\" a1=\"-c\" a2_len=8 a2[0]=C3A9C3", " a2[1]=A9");
    assertThat(arguments.commandLine()).isEqualTo("sh -c \u00e9\u00e9");
    assertThat(arguments.missing()).isEmpty();
    assertThat(arguments.cut()).isEmpty();
  }

  @Test
  void longListsGoOnInFurtherRecords() {
    AuditArguments arguments = joined("argc=4 a0=\"rm\" a1=\"-f\"", "a2=\"x\" a3=6120622E74");
    assertThat(arguments.commandLine()).isEqualTo("rm -f x a b.t");
    assertThat(arguments.count()).isEqualTo(4);
  }

  @Test
  void whatIsMissingIsNamed() {
    AuditArguments arguments =
        joined("argc=5 a0=\"x\" a2=\"z\" a3_len=8 a3[0]=\"ab\" a3[2]=\"cd\"");
    assertThat(arguments.commandLine()).isEqualTo("x z abcd");
    assertThat(arguments.missing()).containsExactly(1, 4);
    assertThat(arguments.cut()).containsExactly(3);
  }

  @Test
  void hostileCountsAreHarmless() {
    assertThat(joined("argc=99999999 a0=\"x\"").missing()).isEmpty();
    assertThat(joined("argc=7999999 a0=\"x\"").missing()).hasSize(64);
    assertThat(joined("argc=-1 a99999999999=\"x\" a1[99999999999]=\"y\"").commandLine())
        .isIn("", "y");
  }
}
