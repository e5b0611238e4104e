package io.ringwerk.loadtest.sipp;

/** Response times as SIPp's coarse clock lets one say them. */
final class Millis {

  private Millis() {}

  /** A time of 0 is only known to be below the clock's step. */
  static String text(long millis, long clockStep) {
    return millis == 0 && clockStep > 0 ? "< " + clockStep + " ms" : millis + " ms";
  }
}
