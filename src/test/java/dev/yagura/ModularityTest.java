package dev.yagura;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Packages see of each other what they may, and nothing goes round in a circle. */
class ModularityTest {

  @Test
  void modulesKeepApart() {
    ApplicationModules.of(YaguraApplication.class).verify();
  }
}
