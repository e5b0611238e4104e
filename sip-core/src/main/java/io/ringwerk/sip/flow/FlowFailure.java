package io.ringwerk.sip.flow;

/**
 * A message could not be sent over a flow: what RFC 3261 §18.4 calls a transport error. A value,
 * not an exception: the network causes it, and it must be cheap.
 *
 * @param flow the flow that failed
 * @param reason why
 */
public record FlowFailure(FlowId flow, Reason reason) {

  /** Why a message was not sent. */
  public enum Reason {
    /** The connection is closed, or the listen point is. */
    CLOSED,
    /** Nobody listens at the peer's address. Over UDP the kernel seldom tells. */
    REFUSED,
    /** No way leads to the peer's address, or it is one nothing may be sent to. */
    UNREACHABLE,
    /** The message does not fit the transport (RFC 3261 §18.1.1). */
    TOO_LARGE,
    /** The peer reads too slowly: the limit of what waits to be sent is reached. */
    BUFFER_FULL
  }
}
