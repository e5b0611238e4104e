package io.ringwerk.auth;

/** Why a request is challenged: for counters and logs, never told to the peer. */
public enum ChallengeReason {
  /** It carries no credentials for our realm. */
  NO_CREDENTIALS(false),
  /** The algorithm is none that the device is offered. */
  OTHER_ALGORITHM(false),
  /** The credentials are without the {@code qop=auth} and nonce count that we ask for. */
  NO_QOP(false),
  /** There is no such device in the realm. */
  UNKNOWN_DEVICE(false),
  /** The response does not fit the device's password. */
  WRONG_RESPONSE(false),
  /** The response is right, but for a nonce that is too old. */
  STALE_NONCE(true),
  /** The response is right, but for a nonce that we did not issue, or under another secret. */
  FORGED_NONCE(true),
  /** The response is right, but was used before, and not by a retransmission. */
  REPLAYED_NONCE(true);

  private final boolean stale;

  ChallengeReason(boolean stale) {
    this.stale = stale;
  }

  /**
   * Whether the challenge says {@code stale=true}: the password was right, and the phone tries
   * again with the new nonce without asking anybody (RFC 7616 §3.3).
   */
  public boolean isStale() {
    return stale;
  }
}
