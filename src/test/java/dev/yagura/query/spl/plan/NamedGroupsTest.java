package dev.yagura.query.spl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedGroupsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "base64\\s+(?<flag>-{1,2}d\\w*) ~ {flag=true}",
        "a(?<x>b|c)d ~ {x=true}",
        "a|(?<x>b) ~ {x=false}",
        "(?<x>b)? ~ {x=false}",
        "(?<x>b)* ~ {x=false}",
        "(?<x>b){0,2} ~ {x=false}",
        "(?<x>b)+ ~ {x=true}",
        "(?:(?<x>b)c)? ~ {x=false}",
        "(?:a|(?<x>b)) ~ {x=false}",
        "[(?<x>](?P<y>b) ~ {y=true}",
        "\\((?<x>b) ~ {x=true}",
        "[]|](?<x>b) ~ {x=true}",
        "(?<x>a(?<y>b)?) ~ {x=true, y=false}",
        "(a)(b) ~ {}",
      })
  void saysWhichTakePartInEveryMatch(String pattern, String groups) {
    assertThat(NamedGroups.of(pattern)).hasToString(groups);
  }
}
