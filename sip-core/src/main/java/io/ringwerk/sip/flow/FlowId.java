package io.ringwerk.sip.flow;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Names one flow: transport, both addresses, and which connection between them (RFC 5626 §2).
 *
 * <p>A flow over datagrams exists as long as its local listen point does, so its id stays good over
 * a restart. A connection's id is never given again, not even by a later process: a binding made
 * over it can tell that the connection is gone.
 *
 * @param transport what the flow runs over
 * @param local our address, as bound: the wildcard address if that is what we listen on
 * @param remote the peer's address
 * @param connection which connection; {@link #DATAGRAM} if there is none
 */
public record FlowId(
    TransportProtocol transport,
    InetSocketAddress local,
    InetSocketAddress remote,
    long connection) {

  /** The {@link #connection} of a flow over datagrams. */
  public static final long DATAGRAM = 0;

  private static final char SEPARATOR = '/';
  private static final int HEXADECIMAL = 16;
  private static final int MAX_PORT = 65_535;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if an address is not an IP address, or the connection does not
   *     fit the transport
   */
  public FlowId {
    if (local.isUnresolved() || remote.isUnresolved()) {
      throw new IllegalArgumentException("a flow runs between IP addresses, not names");
    }
    if (transport == TransportProtocol.UDP != (connection == DATAGRAM)) {
      throw new IllegalArgumentException("connection " + connection + " does not fit " + transport);
    }
  }

  /** The flow over datagrams between two addresses. */
  public static FlowId datagram(InetSocketAddress local, InetSocketAddress remote) {
    return new FlowId(TransportProtocol.UDP, local, remote, DATAGRAM);
  }

  /**
   * The text form, without blanks, for journals, tokens and logs: {@code
   * udp/192.0.2.1:5060/198.51.100.7:5062}, {@code
   * tcp/[2001:db8::1]:5060/[2001:db8::7]:49152/5f3a…}. {@link #parse} reads it.
   */
  public String toText() {
    StringBuilder text =
        new StringBuilder(64)
            .append(transport)
            .append(SEPARATOR)
            .append(NetUtil.toSocketAddressString(local))
            .append(SEPARATOR)
            .append(NetUtil.toSocketAddressString(remote));
    if (connection != DATAGRAM) {
      text.append(SEPARATOR).append(Long.toHexString(connection));
    }
    return text.toString();
  }

  /** Reads what {@link #toText} wrote; empty if it is anything else. Never asks the DNS. */
  public static Optional<FlowId> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 && parts.length != 4) {
      return Optional.empty();
    }
    Optional<TransportProtocol> transport = TransportProtocol.ofViaToken(parts[0]);
    Optional<InetSocketAddress> local = parseAddress(parts[1]);
    Optional<InetSocketAddress> remote = parseAddress(parts[2]);
    Optional<Long> connection =
        parts.length == 3 ? Optional.of(DATAGRAM) : parseConnection(parts[3]);
    if (transport.isEmpty() || local.isEmpty() || remote.isEmpty() || connection.isEmpty()) {
      return Optional.empty();
    }
    if (transport.get() == TransportProtocol.UDP != (connection.get() == DATAGRAM)) {
      return Optional.empty();
    }
    FlowId id = new FlowId(transport.get(), local.get(), remote.get(), connection.get());
    return Optional.of(id).filter(read -> read.toText().equals(text)); // No other spelling.
  }

  private static Optional<InetSocketAddress> parseAddress(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    InetAddress host = NetUtil.createInetAddressFromIpAddressString(text.substring(0, colon));
    Optional<Integer> port = parsePort(text.substring(colon + 1));
    if (host == null || port.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new InetSocketAddress(host, port.get()));
  }

  private static Optional<Integer> parsePort(String text) {
    try {
      int port = Integer.parseInt(text);
      return port >= 0 && port <= MAX_PORT ? Optional.of(port) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<Long> parseConnection(String text) {
    try {
      long connection = Long.parseUnsignedLong(text, HEXADECIMAL);
      return connection == DATAGRAM ? Optional.empty() : Optional.of(connection);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return toText();
  }
}
