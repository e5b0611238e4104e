package io.ringwerk.server;

import io.netty.util.NetUtil;
import io.ringwerk.proxy.AdvertisedAddresses;
import io.ringwerk.sip.flow.Flow;

/**
 * What the server calls itself towards peers: the configured host, with the port the flow uses
 * unless one is configured too; without configuration the address the flow uses.
 */
final class AdvertisedAddress implements AdvertisedAddresses {

  private final String configured;
  private final boolean namesPort;

  AdvertisedAddress(String configured) {
    this.configured = configured;
    this.namesPort = configured.lastIndexOf(':') > configured.lastIndexOf(']');
  }

  @Override
  public String hostPort(Flow flow) {
    if (configured.isEmpty()) {
      return NetUtil.toSocketAddressString(flow.local());
    }
    return namesPort ? configured : configured + ":" + flow.local().getPort();
  }

  /** The configured host without its port; empty if nothing is configured. */
  String host() {
    return namesPort ? configured.substring(0, configured.lastIndexOf(':')) : configured;
  }
}
