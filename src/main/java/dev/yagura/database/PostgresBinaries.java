package dev.yagura.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks the server programs that the Maven artifacts carry as {@code postgres-OS-CPU.txz}. */
final class PostgresBinaries {

  private static final String DONE = ".unpacked";

  private PostgresBinaries() {}

  /**
   * The directory with {@code bin}, {@code lib} and {@code share} under {@code directory}, unpacked
   * if need be. A half unpacked directory of a killed start is thrown away.
   *
   * @throws DatabaseStartException when there are no programs for this machine
   */
  static Path unpackInto(Path directory) throws IOException {
    String archive =
        "postgres-%s-%s.txz"
            .formatted(
                operatingSystem(System.getProperty("os.name")),
                processor(System.getProperty("os.arch")));
    try (InputStream packed = open(archive)) {
      if (packed == null) {
        throw new DatabaseStartException(
            "There is no embedded PostgreSQL for this machine (%s).".formatted(archive),
            "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD"
                + " to use a PostgreSQL server of your own, version 15 or later.");
      }
      Path home = directory.resolve("postgresql-18.1");
      if (Files.exists(home.resolve(DONE))) {
        return home;
      }
      delete(home);
      Path fresh = Files.createTempDirectory(Files.createDirectories(directory), "unpacking-");
      unpack(packed, fresh);
      Files.createFile(fresh.resolve(DONE));
      // The server may run as another user than the one who unpacked it.
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
      return home;
    }
  }

  private static @Nullable InputStream open(String archive) {
    return PostgresBinaries.class.getResourceAsStream("/" + archive);
  }

  private static void unpack(InputStream packed, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("An entry leads out of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          if ((entry.getMode() & 0111) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String operatingSystem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("mac") ? "darwin" : lower.contains("linux") ? "linux" : lower;
  }

  private static String processor(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> name;
    };
  }
}
