package io.ringwerk.loadtest.report;

/**
 * One axis of a chart.
 *
 * @param label what it counts, with its unit
 * @param scale how values are laid out on it
 */
public record Axis(String label, Scale scale) {

  /** How values are laid out. */
  public enum Scale {
    /** Equal steps. */
    LINEAR,
    /** Equal factors; values of zero and less can't be shown and are left out. */
    LOG
  }

  /** An axis of equal steps. */
  public static Axis linear(String label) {
    return new Axis(label, Scale.LINEAR);
  }

  /** An axis of equal factors. */
  public static Axis log(String label) {
    return new Axis(label, Scale.LOG);
  }
}
