package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file with one line in it that nobody but its owner may read (mode 0600). Where the file system
 * has no such modes, the directory's protection has to do.
 */
final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path path;
  private final String what;

  /** A file at this path; {@code what} it is called in messages. */
  SecretFile(Path path, String what) {
    this.path = path;
    this.what = what;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Its line, without the line end. */
  String read() throws SecretFileException {
    try {
      refuseExposed();
      return Files.readString(path, UTF_8).strip();
    } catch (IOException e) {
      throw notAccessible("read", e);
    }
  }

  /**
   * Writes a new file and forces it to the disk; whatever was there before is replaced at once or
   * not at all.
   */
  void write(String line) throws SecretFileException {
    Path whole = path.toAbsolutePath();
    Path partial = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      createDirectory(whole);
      Files.deleteIfExists(partial);
      writeNew(partial, line);
      Files.move(
          partial, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(whole);
    } catch (IOException e) {
      throw notAccessible("written", e);
    }
  }

  /** Gives the file another name, at once or not at all, and forces that to the disk. */
  void renameTo(Path target) throws SecretFileException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      forceDirectory(target.toAbsolutePath());
    } catch (IOException e) {
      throw notAccessible("renamed", e);
    }
  }

  private void refuseExposed() throws IOException, SecretFileException {
    if (!hasModes(path)) {
      return;
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    others.removeAll(OWNER_ONLY);
    if (!others.isEmpty()) {
      throw new SecretFileException(
          SecretFileException.Reason.EXPOSED,
          "the " + what + " " + path + " is open to others than its owner",
          "make it private with: chmod 600 " + path);
    }
  }

  private static void createDirectory(Path file) throws IOException {
    Path directory = directoryOf(file);
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, ownerOnly(directory.getRoot(), "rwx------"));
    }
  }

  private static void writeNew(Path file, String line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(directoryOf(file), "rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void forceDirectory(Path file) throws IOException {
    try (FileChannel directory = FileChannel.open(directoryOf(file), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static Path directoryOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static FileAttribute<?>[] ownerOnly(Path where, String modes) {
    if (!hasModes(where)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))
    };
  }

  private static boolean hasModes(Path where) {
    return Files.getFileAttributeView(where, PosixFileAttributeView.class) != null;
  }

  private SecretFileException notAccessible(String verb, IOException cause) {
    return new SecretFileException(
        SecretFileException.Reason.NOT_ACCESSIBLE,
        "the " + what + " " + path + " cannot be " + verb + ": " + cause,
        "give the server's user access to it, and see that the disk is not full");
  }
}
