package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipResponse;
import java.util.Optional;

/**
 * Where a leg's responses go: the enclosing response context, or the caller (RFC 3261 §16.7). All
 * of them are ready to be sent upstream: our Via is off.
 */
interface ResponseSink {

  /** A response from 101 to 199. */
  void provisional(SipResponse response);

  /** A 2xx; to an INVITE there may be several, from one leg or from many (RFC 6026). */
  void success(Leg leg, SipResponse response);

  /**
   * The leg has ended, exactly once; only 2xx can still come from it.
   *
   * @param failure its final response if that is not a 2xx; empty if the leg was answered
   */
  void ended(Leg leg, Optional<SipResponse> failure);
}
