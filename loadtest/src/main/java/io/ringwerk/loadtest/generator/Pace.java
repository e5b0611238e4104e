package io.ringwerk.loadtest.generator;

/** When the next operation starts. */
public sealed interface Pace {

  /**
   * Closed loop: the next starts when one has ended, so the server sets the rate. Finds the highest
   * rate and the CPU time an operation costs there; latencies are those of a saturated server.
   *
   * @param inFlight operations under way at once
   */
  record Saturation(int inFlight) implements Pace {

    /** Checks the number. */
    public Saturation {
      if (inFlight < 1) {
        throw new IllegalArgumentException("inFlight must be positive, not " + inFlight);
      }
    }
  }

  /**
   * Open loop: operations are due at equal distances, whatever the server does. One that no phone
   * is free for waits, and its latency counts from when it was due: a slow server can't hide behind
   * requests that were never sent (coordinated omission).
   *
   * @param perSecond operations due each second
   */
  record Rate(double perSecond) implements Pace {

    /** Checks the number. */
    public Rate {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("perSecond must be positive, not " + perSecond);
      }
    }
  }
}
