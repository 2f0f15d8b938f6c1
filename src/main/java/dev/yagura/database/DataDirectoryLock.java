package dev.yagura.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Says which console owns a data directory. The operating system gives the lock up when its process
 * ends, in whatever way, so that a killed console never leaves one behind.
 */
final class DataDirectoryLock implements AutoCloseable {

  private final FileChannel channel;

  private DataDirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws DatabaseStartException when another console has it
   */
  static DataDirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve("yagura.lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    if (lock(channel) == null) {
      String owner = Files.readString(file).strip();
      channel.close();
      throw new DatabaseStartException(
          "Another Yagura (process %s) is using the data directory %s."
              .formatted(owner.isEmpty() ? "unknown" : owner, directory.toAbsolutePath()),
          "Stop that one first, or give this one a directory of its own with --yagura.data=DIR"
              + " and another --server.port.");
    }
    channel.truncate(0);
    String owner = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
    return new DataDirectoryLock(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // The lock goes with the process at the latest.
    }
  }
}
