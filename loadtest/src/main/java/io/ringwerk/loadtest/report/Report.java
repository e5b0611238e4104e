package io.ringwerk.loadtest.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a page says, from top to bottom.
 *
 * @param title its heading
 * @param lead what was done, in a sentence or two
 * @param sections the rest, in reading order
 */
public record Report(String title, String lead, List<Section> sections) {

  /** Copies the list. */
  public Report {
    sections = List.copyOf(sections);
  }

  /** A report without sections yet. */
  public static Report of(String title, String lead) {
    return new Report(title, lead, List.of());
  }

  /** The same report with one more section at its end. */
  public Report with(Section section) {
    List<Section> more = new ArrayList<>(sections);
    more.add(section);
    return new Report(title, lead, more);
  }
}
