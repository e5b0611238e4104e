package io.ringwerk.loadtest.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The few figures that matter most, shown large.
 *
 * @param figures in order of weight
 */
public record Figures(List<Figure> figures) implements Block {

  /** Copies the list. */
  public Figures {
    figures = List.copyOf(figures);
  }

  /** None yet. */
  public static Figures none() {
    return new Figures(List.of());
  }

  /** The same with one more figure. */
  public Figures with(String label, String value, Tone tone) {
    List<Figure> more = new ArrayList<>(figures);
    more.add(new Figure(label, value, tone));
    return new Figures(more);
  }

  /** The same with one more plain figure. */
  public Figures with(String label, String value) {
    return with(label, value, Tone.PLAIN);
  }

  /**
   * One figure.
   *
   * @param label what it counts
   * @param value the figure with its unit
   * @param tone how it is meant
   */
  public record Figure(String label, String value, Tone tone) {}
}
