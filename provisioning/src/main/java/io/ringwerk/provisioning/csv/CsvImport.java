package io.ringwerk.provisioning.csv;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.service.ImportResult;
import io.ringwerk.provisioning.service.ImportService;
import java.io.IOException;
import java.io.Reader;

/**
 * Imports a comma-separated file (RFC 4180): a header line with any of the columns of {@link
 * io.ringwerk.provisioning.service.ImportColumn} in any order, then one line for each device.
 */
public final class CsvImport {
  private final ImportService imports;

  /** An import into this installation. */
  public CsvImport(ImportService imports) {
    this.imports = imports;
  }

  /**
   * Reads the whole file, then adds all of it or nothing.
   *
   * @throws IOException when the file can't be read
   */
  public ImportResult run(Reader file, Actor actor) throws IOException {
    CsvRows rows = CsvRows.read(file);
    return rows.rejected()
        .<ImportResult>map(it -> it)
        .orElseGet(() -> imports.add(rows.rows(), actor));
  }
}
