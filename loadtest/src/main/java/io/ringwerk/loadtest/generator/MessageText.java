package io.ringwerk.loadtest.generator;

import java.util.Arrays;

/** Bytes of a message, or of a part of one, that are put together and used again. */
final class MessageText {

  private static final int FIRST_CAPACITY = 256;

  private byte[] bytes = new byte[FIRST_CAPACITY];
  private int length;

  /** The bytes; the first {@link #length} count. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** Empties it, for other text. */
  MessageText clear() {
    length = 0;
    return this;
  }

  /** Appends a text of ASCII characters. */
  MessageText add(String text) {
    makeRoom(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Appends a part of an array. */
  MessageText add(byte[] from, int start, int end) {
    makeRoom(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  MessageText add(byte[] all) {
    return add(all, 0, all.length);
  }

  MessageText add(MessageText other) {
    return add(other.bytes, 0, other.length);
  }

  /** Appends 8 hexadecimal digits. */
  MessageText addHex(int value) {
    makeRoom(Digits.HEX);
    Digits.putHex(bytes, length, value);
    length += Digits.HEX;
    return this;
  }

  /** Appends the CSeq number of the request of this number. */
  MessageText addSequence(int sequence) {
    makeRoom(Digits.DECIMAL);
    Digits.putDecimal(bytes, length, RequestTemplate.FIRST_SEQUENCE + sequence);
    length += Digits.DECIMAL;
    return this;
  }

  private void makeRoom(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
