package io.ringwerk.location;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of records as it is read at the start.
 *
 * <p>Where a record is unsound, the next sound one is looked for. If there is none, and the rest
 * looks like a record that was not written to its end, that is a torn tail: the process was killed
 * while it wrote, and nobody was told that the record is there. Anything else is damage.
 */
final class RecordFile {

  /** Is told what the file holds, from its beginning to its end. */
  interface Visitor {

    /**
     * A sound record. May throw a {@link RuntimeException} if it makes no sense: it is damage then.
     */
    void record(ByteBuffer content);

    /** Bytes that are no records, though records may follow. */
    void damaged(long offset, ByteBuffer bytes) throws IOException;

    /** The rest of a write that was cut short. */
    void torn(long bytes);
  }

  private final ByteBuffer file;
  private final Visitor visitor;

  private RecordFile(ByteBuffer file, Visitor visitor) {
    this.file = file;
    this.visitor = visitor;
  }

  /** Reads a file. */
  static void read(Path path, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, Files.size(path));
      new RecordFile(mapped, visitor).read();
    }
  }

  private void read() throws IOException {
    int position = startOfRecords();
    while (position < file.limit()) {
      position = RecordFrame.isSound(file, position) ? readRecord(position) : skip(position);
    }
  }

  /**
   * Without its header the file is read all the same: each record says for itself that it is one.
   */
  private int startOfRecords() {
    int length = JournalDirectory.FILE_HEADER.length;
    if (file.limit() < length) {
      return 0;
    }
    byte[] header = new byte[length];
    file.get(0, header);
    return Arrays.equals(header, JournalDirectory.FILE_HEADER) ? length : 0;
  }

  private int readRecord(int start) throws IOException {
    int end = RecordFrame.end(file, start);
    try {
      visitor.record(RecordFrame.content(file, start));
    } catch (RuntimeException e) {
      visitor.damaged(start, file.slice(start, end - start));
    }
    return end;
  }

  private int skip(int start) throws IOException {
    int next = nextSound(start + 1);
    if (next == file.limit() && looksTorn(start)) {
      visitor.torn(next - start);
    } else {
      visitor.damaged(start, file.slice(start, next - start));
    }
    return next;
  }

  private int nextSound(int from) {
    for (int position = from; position < file.limit(); position++) {
      if (RecordFrame.isSound(file, position)) {
        return position;
      }
    }
    return file.limit();
  }

  /** After a power loss the tail may also be zeros: room the file got before its content. */
  private boolean looksTorn(int start) {
    return isHeaderTorn(start) || RecordFrame.isTorn(file, start) || isZero(start);
  }

  private boolean isHeaderTorn(int start) {
    return start == 0 && file.limit() < JournalDirectory.FILE_HEADER.length;
  }

  private boolean isZero(int from) {
    for (int position = from; position < file.limit(); position++) {
      if (file.get(position) != 0) {
        return false;
      }
    }
    return true;
  }
}
