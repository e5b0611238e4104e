package io.ringwerk.auth;

/** Whether a nonce count was seen before (RFC 7616 §3.4, {@code nc}). */
public enum NonceUse {
  /** The first request with this nonce and nonce count. */
  FIRST,
  /**
   * This nonce and nonce count were used before: a retransmission, which its receiver has to
   * recognise by other means, or a replay.
   */
  REPLAYED
}
