package io.ringwerk.sip.flow;

import io.ringwerk.sip.message.SipMessage;
import java.net.InetSocketAddress;

/**
 * A way to one peer: a connection, or a pair of datagram addresses (RFC 5626 §2). Safe for use by
 * any thread; cheapest on the shard that received the message it came with.
 */
public interface Flow {

  /** The flow's name, by which {@link FlowRegistry} finds it again. */
  FlowId id();

  /** What the flow runs over. */
  TransportProtocol transport();

  /** Our address, as bound. */
  InetSocketAddress local();

  /** The peer's address. */
  InetSocketAddress remote();

  /**
   * Whether a new request may be sent over it. A connection whose peer has finished sending is no
   * longer open, though responses may still reach the peer.
   */
  boolean isOpen();

  /**
   * Sends a message. Does not block and does not wait; messages sent by one thread keep their
   * order.
   *
   * @param message what to send; its bytes go out as they are
   * @param onFailure hears if it could not be sent
   */
  void send(SipMessage message, FlowFailureListener onFailure);

  /** Sends a message whose loss needs no action. */
  default void send(SipMessage message) {
    send(message, FlowFailureListener.IGNORE);
  }
}
