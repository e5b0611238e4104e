package io.ringwerk.loadtest.report;

import java.util.List;

/**
 * A part of a report.
 *
 * @param heading what it is about
 * @param blocks what it shows, in reading order
 */
public record Section(String heading, List<Block> blocks) {

  /** Copies the list. */
  public Section {
    blocks = List.copyOf(blocks);
  }

  /** A section of these blocks. */
  public static Section of(String heading, Block... blocks) {
    return new Section(heading, List.of(blocks));
  }
}
