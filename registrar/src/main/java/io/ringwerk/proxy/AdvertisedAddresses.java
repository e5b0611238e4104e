package io.ringwerk.proxy;

import io.ringwerk.sip.flow.Flow;

/** How peers reach this server: what stands in our Via and Record-Route. Safe for all threads. */
@FunctionalInterface
public interface AdvertisedAddresses {

  /**
   * Host and port at which the peer of this flow reaches us over the flow's transport, as they
   * stand in a URI: {@code sip.example.com:5060}, {@code [2001:db8::1]:5060}.
   */
  String hostPort(Flow flow);
}
