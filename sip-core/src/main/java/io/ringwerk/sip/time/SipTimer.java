package io.ringwerk.sip.time;

import java.time.Duration;

/**
 * The timers of SIP by their letters (RFC 3261 table 4, RFC 6026 §7.1); how long each lasts is told
 * by {@link TimerSettings}.
 */
public enum SipTimer {
  /**
   * Resends an INVITE over an unreliable transport: T1, doubled without a cap (RFC 3261 §17.1.1.2).
   */
  A,
  /** Gives up an INVITE nobody answered: 64·T1 (RFC 3261 §17.1.1.2). */
  B,
  /**
   * Ends a proxied INVITE that only ever rings: more than three minutes, kept by the proxy's branch
   * (RFC 3261 §16.6 item 11).
   */
  C,
  /**
   * Absorbs final responses sent again to an INVITE client: at least 32 s, unreliable only (RFC
   * 3261 §17.1.1.2).
   */
  D,
  /**
   * Resends a non-INVITE request over an unreliable transport: T1, doubled up to T2 (RFC 3261
   * §17.1.2.2).
   */
  E,
  /** Gives up a non-INVITE request nobody answered: 64·T1 (RFC 3261 §17.1.2.2). */
  F,
  /**
   * Resends a final non-2xx response to an INVITE over an unreliable transport: T1, doubled up to
   * T2 (RFC 3261 §17.2.1).
   */
  G,
  /** Gives up waiting for the ACK: 64·T1 (RFC 3261 §17.2.1). */
  H,
  /** Absorbs ACKs sent again: T4, unreliable only (RFC 3261 §17.2.1). */
  I,
  /** Absorbs non-INVITE requests sent again: 64·T1, unreliable only (RFC 3261 §17.2.2). */
  J,
  /**
   * Absorbs final responses sent again to a non-INVITE client: T4, unreliable only (RFC 3261
   * §17.1.2.2).
   */
  K,
  /** Absorbs INVITEs sent again after a 2xx: 64·T1 (RFC 6026 §7.1, server). */
  L,
  /** Passes on further 2xx responses to an INVITE: 64·T1 (RFC 6026 §7.2, client). */
  M;

  /**
   * Whether the timer guards against loss and repetition on an unreliable transport only. Over a
   * reliable one such a timer is not armed: nothing is resent, and a state that would only absorb
   * repetitions is left at once.
   */
  public boolean isForUnreliableOnly() {
    return switch (this) {
      case A, D, E, G, I, J, K -> true;
      case B, C, F, H, L, M -> false;
    };
  }

  /** How long to wait when the timer is armed first. */
  Duration firstDelay(TimerSettings settings) {
    return switch (this) {
      case A, E, G -> settings.t1();
      case B, F, H, J, L, M -> settings.transactionTimeout();
      case C -> settings.timerC();
      case D -> settings.timerD();
      case I, K -> settings.t4();
    };
  }
}
