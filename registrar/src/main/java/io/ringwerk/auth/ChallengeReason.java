package io.ringwerk.auth;

/** Why a request is challenged: for counters and logs, never told to the peer. */
public enum ChallengeReason {
  /** It carries no credentials for our realm. */
  NO_CREDENTIALS,
  /** The nonce is ours but too old, and the response is right: {@code stale=true}. */
  STALE_NONCE,
  /** The nonce is not ours. */
  FORGED_NONCE,
  /** The nonce count was used before, and not by a retransmission: {@code stale=true}. */
  REPLAYED_NONCE,
  /** The algorithm is none that the device is offered. */
  OTHER_ALGORITHM,
  /** The credentials are without {@code qop=auth} and its nonce count, which we ask for. */
  NO_QOP,
  /** There is no such device in the realm. */
  UNKNOWN_DEVICE,
  /** The response does not fit the device's password. */
  WRONG_RESPONSE
}
