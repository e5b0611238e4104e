package io.ringwerk.loadtest.bench;

/** How Ringwerk's figure stands to the other's. */
enum Verdict {
  /** Better. */
  AHEAD("ahead"),
  /** Printed alike. */
  LEVEL("level"),
  /** Worse. */
  BEHIND("behind"),
  /** Neither is better: the figure only explains others. */
  NONE("");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** As the table says it. */
  String text() {
    return text;
  }

  /** The verdict on two figures. */
  static Verdict of(Metric metric, double ringwerk, double other) {
    if (metric.text(ringwerk).equals(metric.text(other))) {
      return metric.better() == Metric.Better.NEITHER ? NONE : LEVEL;
    }
    return switch (metric.better()) {
      case LOWER -> ringwerk < other ? AHEAD : BEHIND;
      case HIGHER -> ringwerk > other ? AHEAD : BEHIND;
      case NEITHER -> NONE;
    };
  }
}
