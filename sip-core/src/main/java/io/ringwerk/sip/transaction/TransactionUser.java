package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.util.Optional;

/**
 * What stands above the transaction layer, "TU" in RFC 3261: decides what to do with requests.
 * Called on the shard's thread; must not block.
 */
public interface TransactionUser {

  /** A request that matches no transaction; neither ACK nor CANCEL. */
  void request(IncomingRequest request);

  /**
   * An ACK for a 2xx, or for nothing we know: never one that an INVITE transaction awaited (RFC
   * 3261 §17.2.1).
   */
  void ack(SipRequest ack, Flow flow);

  /**
   * A CANCEL that is no repetition. It is to be answered: with 200 if {@code invite} is present,
   * with 481 otherwise; and if the INVITE is not answered yet, it is to be cancelled (RFC 3261
   * §9.2, §16.10).
   */
  void cancel(IncomingRequest cancel, Optional<ServerTransaction> invite);

  /**
   * A response that matches no transaction. It must not be forwarded (RFC 6026 §7.3); it is counted
   * already.
   */
  default void strayResponse(SipResponse response, Flow flow) {}

  /**
   * Whether a request that opens a call is taken even when all but the reserve of {@link
   * TransactionLimits} is used up.
   */
  default boolean isUrgent(SipRequest request) {
    return false;
  }
}
