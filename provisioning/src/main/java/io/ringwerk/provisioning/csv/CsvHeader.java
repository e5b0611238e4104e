package io.ringwerk.provisioning.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.ringwerk.provisioning.service.ImportColumn;
import io.ringwerk.provisioning.service.ImportProblem;
import io.ringwerk.provisioning.service.ImportRow.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which column stands where. */
final class CsvHeader {
  /** Some programs begin a file in UTF-8 with it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final long line;
  private final int size;
  private final Map<ImportColumn, Integer> positions = new EnumMap<>(ImportColumn.class);
  private final List<ImportProblem> problems = new ArrayList<>();

  private CsvHeader(long line, int size) {
    this.line = line;
    this.size = size;
  }

  static CsvHeader read(CsvRecord record) {
    CsvHeader header = new CsvHeader(record.getStartingLineNumber(), record.getFieldCount());
    for (int i = 0; i < record.getFieldCount(); i++) {
      header.add(i + 1, record.getField(i));
    }
    if (!header.positions.containsKey(ImportColumn.USER)) {
      header.problem(0, "", "there is no column user; known columns: " + known());
    }
    return header;
  }

  int size() {
    return size;
  }

  List<ImportProblem> problems() {
    return problems;
  }

  /** What stands in a line; cells missing at its end are empty. */
  Map<ImportColumn, Cell> cells(CsvRecord record) {
    Map<ImportColumn, Cell> cells = new EnumMap<>(ImportColumn.class);
    positions.forEach(
        (column, position) ->
            cells.put(column, new Cell(position, text(record, column, position))));
    return cells;
  }

  private void add(int position, String text) {
    String name = text.replace(BYTE_ORDER_MARK, "").strip().toLowerCase(Locale.ROOT);
    Optional<ImportColumn> column =
        Arrays.stream(ImportColumn.values()).filter(it -> it.header().equals(name)).findFirst();
    if (column.isEmpty()) {
      problem(position, name, "unknown column; known columns: " + known());
    } else if (positions.putIfAbsent(column.get(), position) != null) {
      problem(position, name, "the column is there twice; keep one");
    }
  }

  private void problem(int position, String name, String message) {
    problems.add(new ImportProblem(line, position, name, message));
  }

  /** Blanks around a password may belong to it. */
  private static String text(CsvRecord record, ImportColumn column, int position) {
    if (position > record.getFieldCount()) {
      return "";
    }
    String text = record.getField(position - 1);
    return column == ImportColumn.PASSWORD ? text : text.strip();
  }

  private static String known() {
    return Arrays.stream(ImportColumn.values())
        .map(ImportColumn::header)
        .collect(Collectors.joining(", "));
  }
}
