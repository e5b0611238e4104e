package io.ringwerk.sip.message;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of a message that is being built; grows as needed. Used by one thread. */
final class MessageWriter {

  /** Longer ones are rare; their memory is not worth keeping for each thread. */
  private static final int KEPT = 16 * 1024;

  private static final ThreadLocal<MessageWriter> OF_THREAD =
      ThreadLocal.withInitial(() -> new MessageWriter(2048));

  private byte[] bytes;
  private int length;

  MessageWriter(int expectedLength) {
    bytes = new byte[expectedLength];
  }

  /**
   * The calling thread's own writer, empty: for a message that is written in one go, with no other
   * begun meanwhile. What it collects must be taken out before the method that asked for it
   * returns.
   */
  static MessageWriter ofThread() {
    MessageWriter writer = OF_THREAD.get();
    writer.length = 0;
    return writer;
  }

  MessageWriter text(String text) {
    int count = text.length();
    ensure(count);
    byte[] to = bytes;
    int at = length;
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length = at;
        return utf8(text.substring(i));
      }
      to[at++] = (byte) c;
    }
    length = at;
    return this;
  }

  private MessageWriter utf8(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return copy(encoded, 0, encoded.length);
  }

  MessageWriter number(long number) {
    return number >= 0 && number <= Integer.MAX_VALUE
        ? digits((int) number)
        : text(Long.toString(number));
  }

  private MessageWriter digits(int number) {
    int count = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      count++;
    }
    ensure(count);
    int rest = number;
    for (int at = length + count - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
    return this;
  }

  /** An IP address as {@code received} has it: IPv6 without brackets and zone (RFC 3261 §25.1). */
  MessageWriter address(InetAddress address) {
    if (!(address instanceof Inet4Address)) {
      return text(ReceivedParameters.literal(address));
    }
    byte[] octets = address.getAddress();
    for (int i = 0; i < octets.length; i++) {
      (i == 0 ? this : text(".")).digits(octets[i] & 0xff);
    }
    return this;
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

  /** How many bytes it has so far. */
  int length() {
    return length;
  }

  byte[] toBytes() {
    byte[] result = Arrays.copyOf(bytes, length);
    if (bytes.length > KEPT) {
      bytes = new byte[KEPT];
    }
    return result;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
