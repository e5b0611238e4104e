package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of a message that is being built; grows as needed. */
final class MessageWriter {
  private byte[] bytes;
  private int length;

  MessageWriter(int expectedLength) {
    bytes = new byte[expectedLength];
  }

  MessageWriter text(String text) {
    int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return utf8(text.substring(i));
      }
      bytes[length++] = (byte) c;
    }
    return this;
  }

  private MessageWriter utf8(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return copy(encoded, 0, encoded.length);
  }

  MessageWriter number(long number) {
    return text(Long.toString(number));
  }

  MessageWriter copy(byte[] source, int from, int to) {
    ensure(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  MessageWriter copy(byte[] source) {
    return copy(source, 0, source.length);
  }

  MessageWriter line(String name, String value) {
    return text(name).text(": ").text(value).crlf();
  }

  MessageWriter crlf() {
    return text("\r\n");
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
