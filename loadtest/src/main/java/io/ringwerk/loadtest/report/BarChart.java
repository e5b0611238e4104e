package io.ringwerk.loadtest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bars side by side, a group for each category.
 *
 * @param title what it shows
 * @param categories what stands under each group of bars
 * @param y the axis upwards
 * @param series the bars of one colour
 */
public record BarChart(String title, List<String> categories, Axis y, List<Bars> series)
    implements Block {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a series has not one value for each category
   */
  public BarChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    for (Bars bars : series) {
      if (bars.values().size() != categories.size()) {
        throw new IllegalArgumentException(bars + " for the categories " + categories);
      }
    }
  }

  /** A chart without bars yet. */
  public static BarChart of(String title, List<String> categories, Axis y) {
    return new BarChart(title, categories, y, List.of());
  }

  /** The same chart with bars of one more colour, a value for each category. */
  public BarChart with(String name, double... values) {
    List<Bars> more = new ArrayList<>(series);
    more.add(new Bars(name, Arrays.stream(values).boxed().toList()));
    return new BarChart(title, categories, y, more);
  }

  /**
   * The bars of one colour.
   *
   * @param name what they are called in the legend
   * @param values one for each category
   */
  public record Bars(String name, List<Double> values) {

    /** Copies the list. */
    public Bars {
      values = List.copyOf(values);
    }
  }
}
