package io.ringwerk.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Collects records for one write; grows as needed and is used again for the next. */
final class RecordBuffer {

  private static final int INITIAL_BYTES = 1 << 16;
  private static final int LAST_ASCII = 0x7F;
  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;

  private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES);
  private int recordStart;

  /** How many bytes were collected. */
  int size() {
    return bytes.position();
  }

  /** What was collected, ready to be written. */
  ByteBuffer toWrite() {
    return bytes.duplicate().flip();
  }

  void clear() {
    bytes.clear();
  }

  void beginRecord() {
    recordStart = bytes.position();
    ensure(RecordFrame.HEADER_BYTES);
    bytes.position(recordStart + RecordFrame.HEADER_BYTES);
  }

  void endRecord() {
    RecordFrame.close(bytes, recordStart, bytes.position());
  }

  void putByte(int value) {
    ensure(Byte.BYTES);
    bytes.put((byte) value);
  }

  void putShort(int value) {
    ensure(Short.BYTES);
    bytes.putShort((short) value);
  }

  void putInt(int value) {
    ensure(Integer.BYTES);
    bytes.putInt(value);
  }

  void putLong(long value) {
    ensure(Long.BYTES);
    bytes.putLong(value);
  }

  /** A length: seven bits a byte, the lowest first. */
  void putLength(int length) {
    int rest = length;
    while (rest > SEVEN_BITS) {
      putByte(MORE | (rest & SEVEN_BITS));
      rest >>>= 7;
    }
    putByte(rest);
  }

  /** Bytes with their length before them. */
  void putBytes(byte[] value) {
    putLength(value.length);
    ensure(value.length);
    bytes.put(value);
  }

  /** A text in UTF-8 with its length in bytes before it. */
  void putText(String text) {
    if (!isAscii(text)) {
      putBytes(text.getBytes(UTF_8));
      return;
    }
    putLength(text.length());
    ensure(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes.put((byte) text.charAt(i));
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_ASCII) {
        return false;
      }
    }
    return true;
  }

  private void ensure(int more) {
    if (bytes.remaining() < more) {
      int capacity = Math.max(2 * bytes.capacity(), bytes.position() + more);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
  }
}
