package io.ringwerk.sip.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Writes into a topmost Via where the request really came from (RFC 3261 §18.2.1, RFC 3581 §4):
 * {@code received} if the host of sent-by is not that address or {@code rport} asks for it, and the
 * port into {@code rport} if that is there. Parameters of these names that the sender filled itself
 * are dropped.
 */
final class ReceivedParameters {
  private static final byte[] RECEIVED = ParameterScanner.name("received");
  private static final byte[] RPORT = ParameterScanner.name("rport");

  private ReceivedParameters() {}

  /** Whether the Via says less, or other, than what the source address shows. */
  static boolean areNeeded(Via via, InetSocketAddress source) {
    return via.hasRport()
        || via.parameters().has("received")
        || !withoutBrackets(via.host()).equals(literal(source.getAddress()));
  }

  /**
   * Copies a Via line's value with the parameters set in its first element.
   *
   * @param port what to fill the rport parameter with; -1 to leave it out
   */
  static void write(MessageWriter writer, Cursor value, InetAddress received, int port) {
    try {
      copyWithoutOld(writer, value);
    } catch (MalformedHeaderException impossible) {
      throw new IllegalStateException("the Via was checked when the message was read", impossible);
    }
    writer.text(";received=").address(received);
    if (port >= 0) {
      writer.text(";rport=").number(port);
    }
    value.copy(writer, value.position(), value.end());
  }

  private static void copyWithoutOld(MessageWriter writer, Cursor value)
      throws MalformedHeaderException {
    int copied = value.position();
    ViaScanner.skipToParameters(value);
    value.copy(writer, copied, value.position());
    ParameterScanner parameter = new ParameterScanner(value);
    while (parameter.next()) {
      if (!parameter.isNamed(RECEIVED) && !parameter.isNamed(RPORT)) {
        writer.text(";");
        value.copy(writer, parameter.start(), parameter.end());
      }
    }
  }

  /** The address as {@code received} has it: IPv6 without brackets and zone (RFC 3261 §25.1). */
  static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
