package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipRequest;

/**
 * Makes the request a branch sends to a next hop (RFC 3261 §16.6); each with a Via branch of its
 * own.
 */
@FunctionalInterface
interface HopRequests {

  /** The request as it goes over the hop's flow. */
  SipRequest towards(NextHop hop);
}
