package io.ringwerk.sip.time;

import java.time.Duration;

/**
 * The base values all SIP timers are computed from (RFC 3261 §17.1.1.1, table 4).
 *
 * @param t1 estimate of the round trip time; the first interval of a retransmission
 * @param t2 the longest interval between retransmissions of a non-INVITE request or of a final
 *     response to an INVITE
 * @param t4 how long a message may stay in the network
 * @param timerC how long a proxied INVITE may ring after its last provisional response; more than
 *     three minutes
 */
public record TimerSettings(Duration t1, Duration t2, Duration t4, Duration timerC) {

  /**
   * Timer D is "at least 32 seconds": 64·T1 of whoever answers, whose T1 is not ours (RFC 3261
   * §17.1.1.2).
   */
  private static final Duration LEAST_TIMER_D = Duration.ofSeconds(32);

  private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

  /**
   * The values of RFC 3261: T1 = 500 ms, T2 = 4 s, T4 = 5 s, timer C one second over its minimum.
   */
  public static final TimerSettings DEFAULT =
      new TimerSettings(
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofSeconds(5),
          Duration.ofSeconds(181));

  /**
   * Checks the values against each other.
   *
   * @throws IllegalArgumentException if T1 is not positive, T2 is below T1, T4 is not positive, or
   *     timer C is not over three minutes
   */
  public TimerSettings {
    require(isPositive(t1), "T1 must be positive, not " + t1);
    require(t2.compareTo(t1) >= 0, "T2 must be at least T1 (" + t1 + "), not " + t2);
    require(isPositive(t4), "T4 must be positive, not " + t4);
    require(
        timerC.compareTo(THREE_MINUTES) > 0,
        "timer C must be over 3 minutes (RFC 3261 §16.6), not " + timerC);
  }

  /** How long {@code timer} waits when it is armed first. */
  public Duration delay(SipTimer timer) {
    return timer.firstDelay(this);
  }

  /** 64·T1: how long a transaction lasts without an answer (timers B, F, H, J, L, M). */
  public Duration transactionTimeout() {
    return t1.multipliedBy(64);
  }

  /** Timer D: 64·T1, and at least 32 seconds. */
  Duration timerD() {
    return longerOf(transactionTimeout(), LEAST_TIMER_D);
  }

  /**
   * Twice {@code interval}, but never longer than T2: timers E and G (RFC 3261 §17.1.2.2, §17.2.1).
   */
  public Duration doubledUpToT2(Duration interval) {
    Duration doubled = interval.multipliedBy(2);
    return doubled.compareTo(t2) < 0 ? doubled : t2;
  }

  /**
   * When timer E, doubled each time, is set to T2 for the first time: 3.5 s with the values of RFC
   * 3261. Until then a 100 (Trying) to a non-INVITE request does more harm than good (RFC 4320
   * §4.1).
   */
  public Duration untilTimerEReachesT2() {
    Duration passed = Duration.ZERO;
    for (Duration interval = t1; interval.compareTo(t2) < 0; interval = doubledUpToT2(interval)) {
      passed = passed.plus(interval);
    }
    return passed;
  }

  private static Duration longerOf(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
