package io.ringwerk.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds everything a server must not lose, held by one server at a time.
 *
 * <p>The lock is the operating system's, so it ends with the process however that ends.
 */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the directory if need be, readable by its owner only, and takes its lock.
   *
   * @throws StartException when it cannot be made or written, or another server holds it
   */
  static DataDirectory open(Path path) throws StartException {
    try {
      create(path);
      return new DataDirectory(path, takeLock(path));
    } catch (IOException unusable) {
      throw new StartException(
          "data directory "
              + path
              + " cannot be used ("
              + unusable
              + "); make it writable or name another as dataDirectory");
    }
  }

  Path path() {
    return path;
  }

  private static void create(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static FileChannel takeLock(Path path) throws IOException, StartException {
    FileChannel channel =
        FileChannel.open(
            path.resolve("server.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (tryLock(channel)) {
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return channel;
    }
    String holder = Files.readString(path.resolve("server.lock")).strip();
    channel.close();
    throw new StartException(
        "data directory "
            + path
            + " is in use by another server (process "
            + holder
            + "); stop that one or name another directory as dataDirectory");
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock taken = channel.tryLock();
      return taken != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
