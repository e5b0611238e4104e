package io.ringwerk.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * One place where phones reach the server, written {@code transport:address:port}.
 *
 * @param transport UDP or TCP
 * @param address address and port; port 0 takes any free one
 */
public record ListenAddress(TransportProtocol transport, InetSocketAddress address) {

  /**
   * Reads {@code udp:127.0.0.1:5060} or {@code tcp:[::1]:5060}.
   *
   * @throws IllegalArgumentException when it is not of that form; the message says what is wrong
   */
  @JsonCreator
  public static ListenAddress parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw malformed(text);
    }
    return new ListenAddress(
        transport(text.substring(0, colon), text), HostPort.parse(text.substring(colon + 1)));
  }

  private static TransportProtocol transport(String name, String text) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "udp" -> TransportProtocol.UDP;
      case "tcp" -> TransportProtocol.TCP;
      default -> throw malformed(text);
    };
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not of the form udp:ADDRESS:PORT or tcp:ADDRESS:PORT");
  }
}
