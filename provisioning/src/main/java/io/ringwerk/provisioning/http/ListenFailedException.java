package io.ringwerk.provisioning.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The HTTP side can't listen where it should; the message says where, why and what to do, in one
 * line.
 */
public final class ListenFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  ListenFailedException(List<InetSocketAddress> addresses, Throwable cause) {
    super(
        "HTTP can't listen at "
            + addresses.stream()
                .map(ListenFailedException::shown)
                .collect(Collectors.joining(" and "))
            + " ("
            + innermostMessage(cause)
            + "): stop what uses the address, or set another one",
        cause);
  }

  private static String shown(InetSocketAddress address) {
    String host = address.getHostString();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static String innermostMessage(Throwable cause) {
    Throwable inner = cause;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage());
  }
}
