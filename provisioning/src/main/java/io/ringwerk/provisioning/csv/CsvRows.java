package io.ringwerk.provisioning.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.ringwerk.provisioning.service.ImportProblem;
import io.ringwerk.provisioning.service.ImportResult.Rejected;
import io.ringwerk.provisioning.service.ImportRow;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The lines of a file as rows, or what is wrong with its form. */
final class CsvRows {
  /** All rows are held in memory and written in one transaction while other changes wait. */
  private static final int MAX_ROWS = 100_000;

  /** No cell that makes sense is longer. */
  private static final int MAX_CELL = 1 << 16;

  private final List<ImportRow> rows = new ArrayList<>();
  private final List<ImportProblem> problems = new ArrayList<>();
  private long nextLine = 1;

  private CsvRows() {}

  static CsvRows read(Reader file) throws IOException {
    CsvRows result = new CsvRows();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .maxBufferSize(MAX_CELL)
            .ofCsvRecord(file)) {
      result.read(reader.iterator());
    } catch (CsvParseException e) {
      result.problem(
          result.nextLine, 0, "", "from here on this is not a CSV file: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return result;
  }

  List<ImportRow> rows() {
    return rows;
  }

  Optional<Rejected> rejected() {
    return problems.isEmpty() ? Optional.empty() : Optional.of(new Rejected(problems, false));
  }

  private void read(Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      problem(1, 0, "", "the file is empty; its first line must name the columns");
      return;
    }
    CsvRecord firstLine = records.next();
    nextLine = firstLine.getStartingLineNumber() + 1;
    CsvHeader header = CsvHeader.read(firstLine);
    problems.addAll(header.problems());
    while (records.hasNext() && problems.isEmpty()) {
      read(records.next(), header);
    }
  }

  private void read(CsvRecord line, CsvHeader header) {
    nextLine = line.getStartingLineNumber() + 1;
    if (rows.size() == MAX_ROWS) {
      problem(line, "a file has at most " + MAX_ROWS + " rows; split it");
    } else if (line.getFieldCount() > header.size()) {
      problem(
          line,
          "the line has "
              + line.getFieldCount()
              + " cells, the header names "
              + header.size()
              + "; put quotes around cells with commas in them");
    } else {
      rows.add(new ImportRow(line.getStartingLineNumber(), header.cells(line)));
    }
  }

  private void problem(CsvRecord line, String message) {
    problem(line.getStartingLineNumber(), 0, "", message);
  }

  private void problem(long line, int column, String header, String message) {
    problems.add(new ImportProblem(line, column, header, message));
  }
}
