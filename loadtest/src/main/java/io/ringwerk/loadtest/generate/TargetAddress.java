package io.ringwerk.loadtest.generate;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server as one types it: {@code host}, {@code host:port}, {@code [address]:port}. */
final class TargetAddress {

  private static final Pattern FORM =
      Pattern.compile("(?<host>[^\\[\\]:]+|\\[[^\\[\\]]+])(?::(?<port>\\d{1,5}))?");
  private static final int SIP_PORT = 5060;
  private static final int LARGEST_PORT = 65_535;

  private TargetAddress() {}

  static InetSocketAddress of(String text) throws GenerateFailure {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw GenerateFailure.usage(text + " is no address; write HOST:PORT");
    }
    int port = parts.group("port") == null ? SIP_PORT : Integer.parseInt(parts.group("port"));
    if (port < 1 || port > LARGEST_PORT) {
      throw GenerateFailure.usage(port + " is no port; write one from 1 to 65535");
    }
    InetSocketAddress address = new InetSocketAddress(parts.group("host"), port);
    if (address.isUnresolved()) {
      throw GenerateFailure.unreachable("the host " + parts.group("host") + " is not known here");
    }
    return address;
  }

  /** Address and port. */
  static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
