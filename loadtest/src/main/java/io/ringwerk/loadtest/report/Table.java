package io.ringwerk.loadtest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows and columns. A column whose cells all look like numbers is set flush right.
 *
 * @param caption what the table shows; may be empty
 * @param columns the headings
 * @param rows as many cells in each as there are columns
 */
public record Table(String caption, List<String> columns, List<List<Cell>> rows) implements Block {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row has not one cell for each column
   */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " cells for the columns " + columns);
      }
    }
  }

  /** A table without rows yet. */
  public static Table headed(String caption, String... columns) {
    return new Table(caption, List.of(columns), List.of());
  }

  /**
   * The same table with one more row.
   *
   * @param cells {@link Cell}s, or values whose text is shown
   */
  public Table row(Object... cells) {
    List<List<Cell>> more = new ArrayList<>(rows);
    more.add(Arrays.stream(cells).map(Cell::of).toList());
    return new Table(caption, columns, more);
  }

  /**
   * What stands at one place of a table.
   *
   * @param text shown as it is
   * @param tone how it is meant
   */
  public record Cell(String text, Tone tone) {

    /** A cell that is meant well or badly. */
    public static Cell of(String text, Tone tone) {
      return new Cell(text, tone);
    }

    private static Cell of(Object value) {
      return value instanceof Cell cell ? cell : new Cell(String.valueOf(value), Tone.PLAIN);
    }
  }
}
