package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.SipResponse;

/**
 * Hears what becomes of a request that was sent. Called on the shard's thread.
 *
 * <p>A transaction ends in exactly one of four ways: one non-2xx final response, one or (INVITE)
 * more 2xx responses, {@link #timeout}, or {@link #transportFailure}. Provisional responses come
 * before, never after.
 */
public interface ClientTransactionListener {

  /**
   * A response came: every provisional one, 100 included; every 2xx to an INVITE, repeated ones
   * too, since they are passed on end to end (RFC 6026 §7.2); otherwise one final response.
   */
  void response(SipResponse response);

  /** Timer B or F: nobody answered in time; to be treated as a 408 (RFC 3261 §8.1.3.1, §16.8). */
  void timeout();

  /** The request could not be sent; to be treated as a 503 (RFC 3261 §8.1.3.1, §16.9). */
  void transportFailure(FlowFailure failure);

  /**
   * The ACK for a final non-2xx response, which the listener has had, could not be sent (RFC 3261
   * figure 5). Told for each copy of the ACK.
   */
  default void ackFailed(FlowFailure failure) {}
}
