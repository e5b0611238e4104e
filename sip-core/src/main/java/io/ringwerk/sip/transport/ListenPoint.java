package io.ringwerk.sip.transport;

import io.netty.util.NetUtil;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.InetSocketAddress;

/**
 * Where we listen: a transport at an address and port.
 *
 * @param transport what is spoken there
 * @param address the address to bind; the wildcard address binds every interface, port 0 any free
 *     port
 */
public record ListenPoint(TransportProtocol transport, InetSocketAddress address) {

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException if it is a name that was not resolved
   */
  public ListenPoint {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException(address.getHostString() + " is not an IP address");
    }
  }

  /** As in the configuration: {@code udp:192.0.2.1:5060}, {@code tcp:[::]:5060}. */
  @Override
  public String toString() {
    return transport + ":" + NetUtil.toSocketAddressString(address);
  }
}
