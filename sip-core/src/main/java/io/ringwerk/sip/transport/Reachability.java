package io.ringwerk.sip.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * Which addresses a datagram may be sent to. A message can name any address, and a datagram's
 * source is easily forged: whatever they say, nothing goes to many receivers at once or to nowhere.
 */
final class Reachability {

  private static final byte[] BROADCAST = {-1, -1, -1, -1};

  private Reachability() {}

  /**
   * Whether the address is that of one host: not multicast, broadcast, link-local or unspecified,
   * and with a port. The broadcast address of a subnet is left to the kernel, which knows the
   * subnets and refuses it.
   */
  static boolean isUnicast(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    return address.getPort() != 0
        && !host.isAnyLocalAddress()
        && !host.isMulticastAddress()
        && !host.isLinkLocalAddress()
        && !Arrays.equals(host.getAddress(), BROADCAST);
  }
}
