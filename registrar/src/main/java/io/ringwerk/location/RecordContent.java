package io.ringwerk.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Reads the content of a record, in the order in which a {@link RecordBuffer} wrote it. Where the
 * content is not what was asked for, a {@link RuntimeException} says so: the checksum was right, so
 * that is no matter of luck.
 */
final class RecordContent {

  private static final int SEVEN_BITS = 0x7F;
  private static final int MORE = 0x80;
  private static final int MAX_SHIFT = 28;

  private final ByteBuffer bytes;
  private final Map<String, String> common;

  /**
   * Reads a record.
   *
   * @param common texts that many records share; each is kept once
   */
  RecordContent(ByteBuffer bytes, Map<String, String> common) {
    this.bytes = bytes;
    this.common = common;
  }

  int getByte() {
    return Byte.toUnsignedInt(bytes.get());
  }

  int getShort() {
    return Short.toUnsignedInt(bytes.getShort());
  }

  int getInt() {
    return bytes.getInt();
  }

  long getLong() {
    return bytes.getLong();
  }

  byte[] getBytes() {
    byte[] value = new byte[getLength()];
    bytes.get(value);
    return value;
  }

  String getText() {
    return new String(getBytes(), UTF_8);
  }

  /** A text that many records share. */
  String getCommonText() {
    return common(getText());
  }

  /** The one copy of a text that many records share. */
  String common(String text) {
    return common.computeIfAbsent(text, first -> first);
  }

  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }

  /** A length, but never more than there are bytes left. */
  int getLength() {
    int length = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int part = getByte();
      length |= (part & SEVEN_BITS) << shift;
      if ((part & MORE) == 0) {
        return checked(length);
      }
    }
    throw new IllegalArgumentException("a length of more than four bytes");
  }

  private int checked(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException(length + " bytes in a record with " + bytes.remaining());
    }
    return length;
  }
}
