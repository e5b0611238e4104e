package io.ringwerk.location;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of a journal, held by one process at a time.
 *
 * <pre>
 * bindings-0000000007.snapshot   all bindings when segment 7 began
 * bindings-0000000007.journal    segment 7: the changes since
 * bindings-0000000008.journal    segment 8: the changes since then
 * bindings-0000000007.journal.damaged-4711   bytes of segment 7, from 4711 on, that are no records
 * </pre>
 *
 * The bindings are those of the newest snapshot, with the segments from its number on replayed over
 * it. A snapshot gets its name when it is whole; until then it is a draft and does not count.
 */
final class JournalDirectory implements Closeable {

  /** The first bytes of every file; another number is another format. */
  static final byte[] FILE_HEADER = "RWBIND1\n".getBytes(US_ASCII);

  private static final Logger log = LoggerFactory.getLogger(JournalDirectory.class);

  private static final String PREFIX = "bindings-";
  private static final String SEGMENT = ".journal";
  private static final String SNAPSHOT = ".snapshot";
  private static final String DRAFT = ".draft";
  private static final String LOCK = "bindings.lock";

  private final Path directory;
  private final FileChannel lock;

  private JournalDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Opens the directory, creating it if need be.
   *
   * @throws IOException if that is impossible, or another process has it open
   */
  static JournalDirectory open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel lock =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!isLocked(lock)) {
        throw new IOException(
            directory + " is in use by another process: stop that one, or use another directory");
      }
      JournalDirectory opened = new JournalDirectory(directory, lock);
      opened.deleteAll(name -> name.endsWith(DRAFT));
      return opened;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      @Nullable FileLock held = lock.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The files that count, in the order in which they are to be read. */
  List<Path> files() throws IOException {
    long snapshot = numbers(SNAPSHOT).max(Long::compare).orElse(0L);
    Stream<Path> segments =
        numbers(SEGMENT).filter(number -> number >= snapshot).sorted().map(this::segment);
    return snapshot == 0
        ? segments.toList()
        : Stream.concat(Stream.of(snapshot(snapshot)), segments).toList();
  }

  /** How many bytes the segments hold that count. */
  long segmentBytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += file.toString().endsWith(SEGMENT) ? Files.size(file) : 0;
    }
    return bytes;
  }

  /** A number higher than any in use. */
  long nextNumber() throws IOException {
    return Stream.concat(numbers(SNAPSHOT), numbers(SEGMENT)).max(Long::compare).orElse(0L) + 1;
  }

  Path segment(long number) {
    return file(number, SEGMENT);
  }

  Path draft(long number) {
    return file(number, DRAFT);
  }

  /** Turns a draft into the snapshot of its number: from now on it counts. */
  void publish(long number) throws IOException {
    Files.move(draft(number), snapshot(number), StandardCopyOption.ATOMIC_MOVE);
    force();
  }

  /** Deletes a draft that will not become a snapshot. */
  void discardDraft(long number) {
    try {
      Files.deleteIfExists(draft(number));
    } catch (IOException e) {
      log.debug("the draft {} stays until the next start", number, e);
    }
  }

  /** Deletes a segment that could not be begun. */
  void deleteSegment(long number) throws IOException {
    Files.deleteIfExists(segment(number));
  }

  /** Deletes what a snapshot makes superfluous; what was set aside stays. */
  void deleteBefore(long number) throws IOException {
    for (long old : numbers(SEGMENT).filter(each -> each < number).toList()) {
      Files.deleteIfExists(segment(old));
    }
    for (long old : numbers(SNAPSHOT).filter(each -> each < number).toList()) {
      Files.deleteIfExists(snapshot(old));
    }
  }

  /** Makes the names of new files safe from a power loss. */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private Path snapshot(long number) {
    return file(number, SNAPSHOT);
  }

  private Path file(long number, String suffix) {
    return directory.resolve(PREFIX + "%010d".formatted(number) + suffix);
  }

  private Stream<Long> numbers(String suffix) throws IOException {
    return names().stream()
        .filter(name -> name.matches(PREFIX + "\\d{10,18}\\" + suffix))
        .map(name -> Long.valueOf(name.substring(PREFIX.length(), name.indexOf('.'))));
  }

  private void deleteAll(Predicate<String> unwanted) throws IOException {
    for (String name : names().stream().filter(unwanted).toList()) {
      Files.delete(directory.resolve(name));
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
