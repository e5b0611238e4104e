package io.ringwerk.provisioning.http;

import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;

/**
 * The HTTP side can't listen where it should; the message says where, why and what to do, in one
 * line.
 */
public final class ListenFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  ListenFailedException(InetSocketAddress address, Exception cause) {
    super(
        "HTTP can't listen at "
            + shown(address)
            + " ("
            + reason(cause)
            + "): "
            + "stop what uses the address, or set another one",
        cause);
  }

  private static String shown(InetSocketAddress address) {
    String host =
        address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static String reason(Exception cause) {
    return cause instanceof UnresolvedAddressException
        ? "there is no such host"
        : String.valueOf(cause.getMessage());
  }
}
