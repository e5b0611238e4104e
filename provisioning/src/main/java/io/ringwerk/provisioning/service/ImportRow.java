package io.ringwerk.provisioning.service;

import java.util.Map;

/**
 * One device with its user, as an import brings it.
 *
 * @param line where it stands in the file, from 1
 * @param cells the text of each column, without blanks around it; columns that are missing or empty
 *     are left out
 */
public record ImportRow(long line, Map<ImportColumn, String> cells) {
  /** Copies its cells. */
  public ImportRow {
    cells = Map.copyOf(cells);
  }

  /** The text in a column; empty when there is none. */
  public String text(ImportColumn column) {
    return cells.getOrDefault(column, "");
  }

  /** Prints no password and no HA1. */
  @Override
  public String toString() {
    return "ImportRow[line=" + line + "]";
  }
}
