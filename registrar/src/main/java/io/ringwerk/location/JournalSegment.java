package io.ringwerk.location;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One file of changes, written at its end only.
 *
 * <p>A write is all or nothing: what was written of a failed one is cut off again. If that fails
 * too, or if the disk did not keep what it had taken, nobody knows what the file holds behind its
 * last good batch: it is then broken, and nothing more may be written to it.
 */
final class JournalSegment implements Closeable {

  private final AppendFile file;
  private final boolean forceToDisk;
  private long size;
  private boolean broken;

  /**
   * A segment in an empty file.
   *
   * @param forceToDisk whether a batch counts as written only when it is safe from a power loss
   */
  JournalSegment(AppendFile file, boolean forceToDisk) {
    this.file = file;
    this.forceToDisk = forceToDisk;
  }

  /** Writes what every file begins with. */
  void begin() throws IOException {
    append(ByteBuffer.wrap(JournalDirectory.FILE_HEADER));
  }

  /** Adds these bytes, or, at an exception, none of them. */
  void append(ByteBuffer bytes) throws IOException {
    long end = size + bytes.remaining();
    try {
      file.write(bytes);
    } catch (IOException e) {
      cutOff();
      throw e;
    }
    if (forceToDisk) {
      forceAppended();
    }
    size = end;
  }

  /**
   * After a failure the system may have dropped the bytes, and a second try succeed without them.
   */
  private void forceAppended() throws IOException {
    try {
      file.force();
    } catch (IOException e) {
      cutOff();
      broken = true;
      throw e;
    }
  }

  private void cutOff() {
    try {
      file.truncate(size);
    } catch (IOException e) {
      broken = true;
    }
  }

  /** Whether it must be replaced by a new one. */
  boolean isBroken() {
    return broken;
  }

  /** Returns when all of it is safe from a power loss. */
  void force() throws IOException {
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
