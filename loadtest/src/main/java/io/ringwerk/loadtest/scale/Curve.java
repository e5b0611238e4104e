package io.ringwerk.loadtest.scale;

import java.util.List;

/**
 * One quantity's cost over its size.
 *
 * @param name what grows
 * @param load what was done at each size
 * @param points smallest first
 */
record Curve(String name, String load, List<CurvePoint> points) {

  /** Copies the list. */
  Curve {
    points = List.copyOf(points);
  }
}
