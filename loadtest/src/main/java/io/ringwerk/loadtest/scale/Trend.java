package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.report.Chart.Point;
import java.util.List;

/**
 * Whether a quantity grows: the slope of the line that fits its samples best (least squares).
 *
 * @param growth what the line gains from the first sample to the last
 * @param allowed how much of that counts as flat
 * @param mean of all samples
 */
record Trend(double growth, double allowed, double mean) {

  /** A line through a cloud of samples wanders: a tenth of their mean is no trend. */
  private static final double TOLERANCE = 0.1;

  /**
   * The trend of samples over time.
   *
   * @param slack growth that counts as flat however small the mean is
   */
  static Trend of(List<Point> samples, double slack) {
    double meanX = samples.stream().mapToDouble(Point::x).average().orElse(0);
    double meanY = samples.stream().mapToDouble(Point::y).average().orElse(0);
    double covariance =
        samples.stream().mapToDouble(each -> (each.x() - meanX) * (each.y() - meanY)).sum();
    double variance = samples.stream().mapToDouble(each -> Math.pow(each.x() - meanX, 2)).sum();
    double slope = variance == 0 ? 0 : covariance / variance;
    double span = samples.isEmpty() ? 0 : last(samples).x() - samples.get(0).x();
    return new Trend(slope * span, Math.max(slack, TOLERANCE * meanY), meanY);
  }

  boolean isFlat() {
    return growth <= allowed;
  }

  private static Point last(List<Point> samples) {
    return samples.get(samples.size() - 1);
  }
}
