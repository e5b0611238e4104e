package io.ringwerk.provisioning.service;

import java.util.Map;

/**
 * One device with its user, as an import brings it.
 *
 * @param line where it stands in the file, from 1
 * @param cells what stands in each column there is
 */
public record ImportRow(long line, Map<ImportColumn, Cell> cells) {
  /** Copies its cells. */
  public ImportRow {
    cells = Map.copyOf(cells);
  }

  /**
   * What stands in one column.
   *
   * @param position which column of the file it is, from 1
   * @param text the text, without blanks around it; may be empty
   */
  public record Cell(int position, String text) {
    private static final Cell NONE = new Cell(0, "");

    /** Prints no password and no HA1. */
    @Override
    public String toString() {
      return "Cell[position=" + position + "]";
    }
  }

  /** What stands in a column; empty when the file does not have it. */
  public Cell cell(ImportColumn column) {
    return cells.getOrDefault(column, Cell.NONE);
  }

  /** The text in a column; empty when there is none. */
  public String text(ImportColumn column) {
    return cell(column).text();
  }

  /** Prints no password and no HA1. */
  @Override
  public String toString() {
    return "ImportRow[line=" + line + "]";
  }
}
