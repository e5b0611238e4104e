package io.ringwerk.sip.transaction;

import io.ringwerk.sip.time.TimerSettings;

/**
 * What a transaction layer is set up with.
 *
 * @param timers how long things take
 * @param limits how many there may be
 */
public record TransactionSettings(TimerSettings timers, TransactionLimits limits) {

  /** The timers of RFC 3261 and the default limits. */
  public static final TransactionSettings DEFAULT =
      new TransactionSettings(TimerSettings.DEFAULT, TransactionLimits.DEFAULT);
}
