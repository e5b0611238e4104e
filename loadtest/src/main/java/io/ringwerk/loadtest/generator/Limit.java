package io.ringwerk.loadtest.generator;

import java.time.Duration;

/** When a run ends: what is under way then is waited for. */
public sealed interface Limit {

  /**
   * So many operations are started.
   *
   * @param operations how many
   */
  record Count(long operations) implements Limit {

    /** Checks the number. */
    public Count {
      if (operations < 1) {
        throw new IllegalArgumentException("operations must be positive, not " + operations);
      }
    }
  }

  /**
   * Operations are started for so long.
   *
   * @param duration how long
   */
  record Time(Duration duration) implements Limit {

    /** Checks the duration. */
    public Time {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("duration must be positive, not " + duration);
      }
    }
  }
}
