package io.ringwerk.loadtest.generator;

import java.util.Locale;

/** What the generator makes phones do, once per started operation. */
public enum Operation {
  /**
   * REGISTER without credentials, the challenge, REGISTER with digest, 200. Latency is that of all
   * of it.
   */
  REGISTER,

  /**
   * REGISTER on the nonce the phone already knows, its nonce count one up. A challenge in between
   * (the first time, and when the nonce has grown stale) is answered and counted in the latency.
   */
  REFRESH,

  /** OPTIONS to the server itself, answered 200. */
  OPTIONS,

  /**
   * A call to a user with one device: INVITE, 407, ACK, INVITE with digest, 100, 180, 200, ACK,
   * BYE, 200. Latency is from the first INVITE to the 180.
   */
  CALL,

  /**
   * The same to a user with several devices: all ring, then one answers and the others get CANCEL.
   * Latency is from the first INVITE to the first 180.
   */
  FORKED_CALL;

  /** As one types it: {@code forked-call}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
