package io.ringwerk.provisioning.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.ringwerk.provisioning.DeviceCredentials;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Writes credentials as a comma-separated file with the columns {@code
 * device,user,domain,password}: for load tests, and for those who set up phones. Not for several
 * threads.
 */
public final class CredentialsCsv implements Consumer<DeviceCredentials> {
  private final CsvWriter csv;

  /**
   * Writes the header line. Nothing is held back: the caller gives a buffered writer, and closes
   * it.
   */
  public CredentialsCsv(Writer target) {
    this.csv = CsvWriter.builder().bufferSize(0).build(target);
    csv.writeRecord("device", "user", "domain", "password");
  }

  /** Writes one device. */
  @Override
  public void accept(DeviceCredentials credentials) {
    csv.writeRecord(
        credentials.device().deviceId(),
        credentials.user(),
        credentials.domain(),
        credentials.password().reveal());
  }
}
