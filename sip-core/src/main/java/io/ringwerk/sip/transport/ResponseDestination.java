package io.ringwerk.sip.transport;

import io.netty.util.NetUtil;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.Via;
import java.net.InetSocketAddress;

/**
 * Where a response goes over UDP (RFC 3261 §18.2.2, RFC 3581 §4): always to the host the request
 * came from, so nobody can have responses sent to a third party; to the port it came from if the
 * Via asks for that with {@code rport}, else to the port of sent-by.
 *
 * <p>One case deviates: a sent-by with an IP address that is not the request's source, without
 * rport. That is a phone behind a NAT that doesn't know it. Its port means nothing outside, so the
 * response goes back to the source port, the only one the NAT lets through.
 */
final class ResponseDestination {

  private static final int DEFAULT_PORT = 5060;
  private static final int MAX_PORT = 65_535;

  private ResponseDestination() {}

  /**
   * The destination of a response whose topmost Via is the request's, with {@code received} and
   * {@code rport} filled in.
   */
  static InetSocketAddress of(SipResponse response, InetSocketAddress source) {
    Via via = response.destination();
    if (via.hasRport() || isTranslated(response, via)) {
      return source;
    }
    int port = via.port() < 0 ? DEFAULT_PORT : via.port();
    if (port == source.getPort() || port > MAX_PORT) {
      return source;
    }
    return new InetSocketAddress(source.getAddress(), port);
  }

  private static boolean isTranslated(SipResponse response, Via via) {
    return response.hasReceived() && isAddress(via.host());
  }

  private static boolean isAddress(String host) {
    return host.startsWith("[") || NetUtil.isValidIpV4Address(host);
  }
}
