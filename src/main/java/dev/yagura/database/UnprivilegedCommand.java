package dev.yagura.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to run PostgreSQL's programs, which refuse to run as root: as the present user where that is
 * not root, else inside a user namespace, else as an unprivileged user of the machine.
 */
final class UnprivilegedCommand {

  private static final List<String> UNPRIVILEGED_USERS = List.of("postgres", "nobody");

  private final List<String> prefix;
  private final String owner;

  private UnprivilegedCommand(List<String> prefix, String owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  /**
   * Finds the way for this machine.
   *
   * @throws DatabaseStartException when root finds no way down
   */
  static UnprivilegedCommand find() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new UnprivilegedCommand(List.of(), "");
    }
    if (succeeds(List.of("unshare", "--user", "true"))) {
      return new UnprivilegedCommand(List.of("unshare", "--user"), "");
    }
    for (String user : UNPRIVILEGED_USERS) {
      if (succeeds(List.of("runuser", "-u", user, "--", "true"))) {
        return new UnprivilegedCommand(List.of("runuser", "-u", user, "--"), user);
      }
    }
    throw new DatabaseStartException(
        "PostgreSQL refuses to run as root, and neither a user namespace nor an unprivileged user"
            + " is to be had here.",
        "Start Yagura as an ordinary user, or set SPRING_DATASOURCE_URL to a PostgreSQL server of"
            + " your own.");
  }

  /** The command line that runs {@code command}. */
  List<String> of(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives a directory to the user that the server will run as. */
  void handOver(Path directory) throws IOException {
    if (!owner.isEmpty()) {
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(directory, users.lookupPrincipalByName(owner));
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
