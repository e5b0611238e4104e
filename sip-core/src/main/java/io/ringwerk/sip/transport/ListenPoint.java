package io.ringwerk.sip.transport;

import io.netty.util.NetUtil;
import io.ringwerk.sip.flow.TransportProtocol;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where we listen: a transport at an address and port.
 *
 * @param transport what is spoken there
 * @param address the address to bind; the wildcard address binds every interface, that of IPv6 for
 *     IPv4 too; port 0 binds any free port
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

  /**
   * Whether both can't be open at once: the same transport and port, and an address in common. The
   * IPv6 wildcard address listens for IPv4 too.
   */
  boolean overlaps(ListenPoint other) {
    return transport == other.transport
        && address.getPort() == other.address.getPort()
        && address.getPort() != 0
        && (covers(other) || other.covers(this));
  }

  private boolean covers(ListenPoint other) {
    InetAddress ours = address.getAddress();
    InetAddress theirs = other.address.getAddress();
    boolean bothFamilies = ours instanceof Inet6Address;
    return ours.equals(theirs)
        || (ours.isAnyLocalAddress() && (bothFamilies || theirs instanceof Inet4Address));
  }

  /** As in the configuration: {@code udp:192.0.2.1:5060}, {@code tcp:[::]:5060}. */
  @Override
  public String toString() {
    return transport + ":" + NetUtil.toSocketAddressString(address);
  }
}
