package io.ringwerk.loadtest.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines over a numeric axis.
 *
 * @param title what it shows
 * @param x the axis across
 * @param y the axis upwards
 * @param series the lines
 */
public record Chart(String title, Axis x, Axis y, List<Series> series) implements Block {

  /** Copies the list. */
  public Chart {
    series = List.copyOf(series);
  }

  /** A chart without lines yet. */
  public static Chart of(String title, Axis x, Axis y) {
    return new Chart(title, x, y, List.of());
  }

  /** The same chart with one more line. */
  public Chart with(Series line) {
    List<Series> more = new ArrayList<>(series);
    more.add(line);
    return new Chart(title, x, y, more);
  }

  /**
   * One line.
   *
   * @param name what it is called in the legend
   * @param points from left to right; a place without a value has no point
   */
  public record Series(String name, List<Point> points) {

    /** Copies the list. */
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * One point.
   *
   * @param x across
   * @param y upwards
   */
  public record Point(double x, double y) {}
}
