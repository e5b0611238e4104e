package io.ringwerk.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hosts that stand for this server itself in a URI: phones whose domain is an address reach the
 * default tenant by them.
 */
final class OwnAddresses {

  private OwnAddresses() {}

  /** Each as it stands in a URI, in lower case, IPv6 in brackets. */
  static Set<String> of(List<ListenAddress> listen, AdvertisedAddress advertised) {
    Set<String> hosts = new HashSet<>();
    for (ListenAddress each : listen) {
      addresses(each.address().getAddress()).map(OwnAddresses::host).forEach(hosts::add);
    }
    if (!advertised.host().isEmpty()) {
      hosts.add(advertised.host().toLowerCase(Locale.ROOT));
    }
    if (hosts.stream().anyMatch(host -> host.startsWith("127.") || host.equals("[::1]"))) {
      hosts.add("localhost");
    }
    return hosts;
  }

  private static Stream<InetAddress> addresses(InetAddress listen) {
    if (!listen.isAnyLocalAddress()) {
      return Stream.of(listen);
    }
    try {
      return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
    } catch (SocketException unknown) {
      return Stream.empty();
    }
  }

  private static String host(InetAddress address) {
    String text = NetUtil.toAddressString(address).toLowerCase(Locale.ROOT);
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
