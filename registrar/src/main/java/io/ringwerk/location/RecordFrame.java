package io.ringwerk.location;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record stands in a file, so that damage shows and the records behind it can be found again.
 *
 * <pre>
 * 4 bytes  mark: bytes that occur in no UTF-8 text, so that nothing a phone sends can pass for a record
 * 4 bytes  length of the content
 * 4 bytes  CRC-32C of length and content
 *          content
 * </pre>
 */
final class RecordFrame {

  static final int MARK = 0xFFFE_FDFC;
  static final int HEADER_BYTES = 12;

  private static final int LENGTH_OFFSET = 4;
  private static final int CHECKSUM_OFFSET = 8;

  private RecordFrame() {}

  /** Writes the header before the content that stands behind it already. */
  static void close(ByteBuffer bytes, int start, int end) {
    bytes.putInt(start, MARK);
    bytes.putInt(start + LENGTH_OFFSET, end - start - HEADER_BYTES);
    bytes.putInt(start + CHECKSUM_OFFSET, checksum(bytes, start, end));
  }

  /** Whether a sound record starts here. */
  static boolean isSound(ByteBuffer file, int start) {
    return hasHeader(file, start)
        && isWhole(file, start)
        && file.getInt(start + CHECKSUM_OFFSET) == checksum(file, start, end(file, start));
  }

  /** Where the record that starts here ends. */
  static int end(ByteBuffer file, int start) {
    return start + HEADER_BYTES + file.getInt(start + LENGTH_OFFSET);
  }

  /** The content of the record that starts here. */
  static ByteBuffer content(ByteBuffer file, int start) {
    return file.slice(start + HEADER_BYTES, file.getInt(start + LENGTH_OFFSET));
  }

  /** Whether what starts here looks like a record of which the end is missing. */
  static boolean isTorn(ByteBuffer file, int start) {
    return file.limit() - start < HEADER_BYTES || (hasHeader(file, start) && !isWhole(file, start));
  }

  private static boolean hasHeader(ByteBuffer file, int start) {
    return file.limit() - start >= HEADER_BYTES
        && file.getInt(start) == MARK
        && file.getInt(start + LENGTH_OFFSET) >= 0;
  }

  private static boolean isWhole(ByteBuffer file, int start) {
    return file.getInt(start + LENGTH_OFFSET) <= file.limit() - start - HEADER_BYTES;
  }

  private static int checksum(ByteBuffer bytes, int start, int end) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.slice(start + LENGTH_OFFSET, CHECKSUM_OFFSET - LENGTH_OFFSET));
    checksum.update(bytes.slice(start + HEADER_BYTES, end - start - HEADER_BYTES));
    return (int) checksum.getValue();
  }
}
