package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.generator.Operation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One operation at rising rates.
 *
 * @param operation what the phones did
 * @param shedding whether the server shed when it was overloaded
 * @param maximum the highest rate, found in a closed loop
 * @param steps the rates, rising
 * @param recovery after how many seconds at half the highest rate nearly all was served quickly
 *     again, when three times the highest rate came just before; empty if not within those measured
 */
record Ramp(
    Operation operation, boolean shedding, double maximum, List<Step> steps, OptionalInt recovery) {

  /** What is asked of a server at three times its capacity. */
  static final double GOODPUT_ASKED = 0.8;

  String title() {
    return operation + (shedding ? "" : ", shedding switched off");
  }

  /** The part of the highest rate that is left at the highest multiple. */
  double goodputLeft() {
    return steps.get(steps.size() - 1).goodput() / maximum;
  }

  String verdict() {
    Step last = steps.get(steps.size() - 1);
    return String.format(
        Locale.ROOT,
        "%s: highest rate %.0f/s; at %.1f times that (the generator managed %.1f), %.0f %% of it ends well; recovered %s",
        title(),
        maximum,
        last.multiple(),
        last.offered() / maximum,
        100 * goodputLeft(),
        recovery.isPresent()
            ? "within " + recovery.getAsInt() + " s"
            : "not within the time measured");
  }
}
