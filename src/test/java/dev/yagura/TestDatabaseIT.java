package dev.yagura;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseIT {

  @Test
  void eachDatabaseIsMigratedAndApart() {
    var one = JdbcClient.create(TestDatabase.fresh());
    var two = JdbcClient.create(TestDatabase.fresh());
    one.sql("INSERT INTO hosts (name, first_seen) VALUES ('web-1', now())").update();
    assertThat(one.sql("SELECT count(*) FROM hosts").query(Long.class).single()).isEqualTo(1);
    assertThat(two.sql("SELECT count(*) FROM hosts").query(Long.class).single()).isZero();
    assertThat(one.sql("SHOW timezone").query(String.class).single()).isEqualTo("Asia/Kathmandu");
    assertThat(one.sql("SHOW server_version").query(String.class).single()).startsWith("18.1");
  }
}
