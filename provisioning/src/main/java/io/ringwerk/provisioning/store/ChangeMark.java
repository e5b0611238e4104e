package io.ringwerk.provisioning.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.StartFailure.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many changes were acknowledged, in a file of its own beside the database.
 *
 * <p>H2 opens a file that lost its end without a word: it goes back to the newest state that is
 * whole, and with it to passwords that were rotated since. The mark tells such a state, or an old
 * copy put in the database's place, from the one that was acknowledged. An operator who wants the
 * older state deletes the mark.
 *
 * <p>While open, the file is locked: one server for one database.
 */
public final class ChangeMark implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChangeMark.class);
  private static final int DIGITS = 19;

  private final Path path;
  private final FileChannel channel;

  private ChangeMark(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens and locks the mark of a database; makes one when there is none.
   *
   * @throws StartFailure when another process has it
   */
  public static ChangeMark open(DatabaseSettings settings) throws StartFailure {
    Path path = settings.changeMarkFile();
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw DatabaseFailure.locked(settings.file());
      }
      return new ChangeMark(path, channel);
    } catch (IOException e) {
      throw DatabaseFailure.notAccessible(path, e);
    }
  }

  /**
   * Refuses a database that has seen fewer changes than were acknowledged.
   *
   * @param changes how many the database has seen
   */
  void check(long changes) throws StartFailure {
    long acknowledged = read().orElse(0L);
    if (changes < acknowledged) {
      throw new StartFailure(
          Reason.DATABASE_DAMAGED,
          "the database stands at change %d, but %d were acknowledged: it lost its end or is an old copy"
              .formatted(changes, acknowledged),
          "restore the newest copy; to go on with this older state, and the passwords of then, delete "
              + path);
    }
  }

  /**
   * Notes that this many changes are on the disk. Overwrites the same few bytes, which no power
   * loss can tear.
   *
   * @throws IOException when the disk refuses it
   */
  void write(long changes) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap(
            String.format(Locale.ROOT, "%0" + DIGITS + "d\n", changes).getBytes(US_ASCII));
    while (line.hasRemaining()) {
      channel.write(line, line.position());
    }
    channel.force(false);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("the change mark could not be closed", e);
    }
  }

  private Optional<Long> read() throws StartFailure {
    ByteBuffer digits = ByteBuffer.allocate(DIGITS);
    try {
      if (channel.size() == 0) {
        return Optional.empty();
      }
      while (digits.hasRemaining() && channel.read(digits, digits.position()) >= 0) {}
      return Optional.of(Long.parseLong(new String(digits.array(), US_ASCII)));
    } catch (IOException e) {
      throw DatabaseFailure.notAccessible(path, e);
    } catch (NumberFormatException e) {
      throw new StartFailure(
          Reason.DATABASE_DAMAGED,
          path + " does not hold a number",
          "see that the database is the newest copy, then delete " + path);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
