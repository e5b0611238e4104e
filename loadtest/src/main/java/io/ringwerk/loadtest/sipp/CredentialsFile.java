package io.ringwerk.loadtest.sipp;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The credentials of devices as the server exports them: a comma-separated file with the columns
 * {@code device,user,domain,password}, in any order. Without a user column every device is its own
 * user, as on servers that know no devices.
 */
final class CredentialsFile {

  private static final String MAKE_IT =
      "; ./ringwerk admin export-credentials FILE makes one with the columns device,user,domain,password";

  /** What ends a field or a keyword in SIPp's injection files; there is no escape. */
  private static final Pattern NOT_FOR_SIPP = Pattern.compile("[;\\[\\]\\s]");

  private CredentialsFile() {}

  /** Reads all devices of a file; at least one. */
  static List<Device> read(Path file) {
    List<Device> devices = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        devices.add(device(file, row));
      }
    } catch (IOException e) {
      throw LoadFailure.usage(
          "the credentials file %s can't be read (%s)%s".formatted(file, reason(e), MAKE_IT));
    } catch (CsvParseException e) {
      throw LoadFailure.usage(
          "the credentials file %s is not a comma-separated file (%s)%s"
              .formatted(file, e.getMessage(), MAKE_IT));
    }
    if (devices.isEmpty()) {
      throw LoadFailure.usage("the credentials file %s holds no device%s".formatted(file, MAKE_IT));
    }
    return devices;
  }

  /** Writes a new file that its owner alone can read. */
  static void write(Path file, List<Device> devices) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("device", "user", "domain", "password");
      devices.forEach(
          each -> csv.writeRecord(each.id(), each.user(), each.domain(), each.password()));
    }
  }

  private static Device device(Path file, NamedCsvRecord row) {
    String id = field(file, row, "device");
    return new Device(
        id,
        row.findField("user").filter(user -> !user.isEmpty()).orElse(id),
        field(file, row, "domain"),
        field(file, row, "password"));
  }

  private static String field(Path file, NamedCsvRecord row, String column) {
    String value =
        row.findField(column)
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () ->
                    LoadFailure.usage(
                        "%s:%d: there is no %s%s"
                            .formatted(file, row.getStartingLineNumber(), column, MAKE_IT)));
    if (NOT_FOR_SIPP.matcher(value).find()) {
      throw LoadFailure.usage(
          "%s:%d: the %s has a blank or one of ; [ ] in it, which SIPp can't read; take this device out of the file"
              .formatted(file, row.getStartingLineNumber(), column));
    }
    return value;
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
