package io.ringwerk.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Reads {@code address:port}; a host name is looked up once, at start. */
final class HostPort {

  private HostPort() {}

  static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("'" + text + "' is not of the form ADDRESS:PORT");
    }
    return new InetSocketAddress(host(text.substring(0, colon)), port(text.substring(colon + 1)));
  }

  private static InetAddress host(String host) {
    byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return literal == null ? InetAddress.getByName(host) : InetAddress.getByAddress(literal);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(
          "'" + host + "' is neither an address nor a known host name");
    }
  }

  private static int port(String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below, together with numbers out of range
    }
    throw new IllegalArgumentException("'" + digits + "' is not a port from 0 to 65535");
  }
}
