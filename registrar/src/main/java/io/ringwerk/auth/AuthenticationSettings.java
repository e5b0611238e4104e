package io.ringwerk.auth;

import java.time.Duration;

/**
 * How requests are authenticated.
 *
 * @param nonceLifetime how long a nonce may be answered; phones renew it by themselves afterwards
 *     ({@code stale=true}), at the price of one more round trip
 * @param maxNonces how many nonces the replay memory follows at most; when more are in use the
 *     oldest become stale. A nonce takes about 32 bytes
 * @param qopRequired whether credentials must carry {@code qop=auth} and a nonce count. Phones that
 *     follow RFC 2069 only send none, and cannot be protected against replays
 */
public record AuthenticationSettings(Duration nonceLifetime, int maxNonces, boolean qopRequired) {

  /** Five minutes, one million nonces, {@code qop=auth} required. */
  public static final AuthenticationSettings DEFAULT =
      new AuthenticationSettings(Duration.ofMinutes(5), 1_000_000, true);

  /** Checks that lifetime and number are positive. */
  public AuthenticationSettings {
    if (nonceLifetime.isNegative() || nonceLifetime.isZero()) {
      throw new IllegalArgumentException("a nonce lifetime of " + nonceLifetime);
    }
    if (maxNonces <= 0) {
      throw new IllegalArgumentException("at most " + maxNonces + " nonces");
    }
  }
}
