package dev.yagura;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The console: one Spring Boot application, one package for each capability. */
@SpringBootApplication
public class YaguraApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(YaguraApplication.class, arguments);
  }
}
