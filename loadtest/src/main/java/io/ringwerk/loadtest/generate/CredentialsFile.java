package io.ringwerk.loadtest.generate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Users and their devices, from the columns {@code device,user,domain,password}.
 *
 * @param file where they are from
 * @param users each user's address of record with their devices
 */
record CredentialsFile(Path file, Map<String, List<Subscriber>> users) {

  /** Reads a file. */
  static CredentialsFile read(Path file) throws GenerateFailure {
    if (!Files.isReadable(file)) {
      throw GenerateFailure.usage(
          "%s can't be read; write one with ringwerk admin export-credentials".formatted(file));
    }
    Map<String, List<Subscriber>> users = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        String domain = row.getField("domain");
        users
            .computeIfAbsent(
                "sip:" + row.getField("user") + "@" + domain, user -> new ArrayList<>())
            .add(new Subscriber(row.getField("device"), domain, row.getField("password")));
      }
    } catch (IOException | UncheckedIOException | NoSuchElementException e) {
      throw GenerateFailure.usage(
          "%s has not the columns device,user,domain,password (%s)"
              .formatted(file, e.getMessage()));
    }
    if (users.isEmpty()) {
      throw GenerateFailure.usage(file + " names no device");
    }
    return new CredentialsFile(file, users);
  }

  /** Who takes part in an operation. */
  Population population(Operation operation) throws GenerateFailure {
    return switch (operation) {
      case REGISTER, REFRESH, OPTIONS -> Population.of(devices());
      case CALL -> calls(1, 1, "one device");
      case FORKED_CALL -> calls(2, Integer.MAX_VALUE, "several devices");
    };
  }

  private List<Subscriber> devices() {
    return users.values().stream().flatMap(List::stream).toList();
  }

  private Population calls(int fewest, int most, String called) throws GenerateFailure {
    List<Subscriber> callers = new ArrayList<>();
    List<Callee> callees = new ArrayList<>();
    boolean isCalled = false;
    for (Map.Entry<String, List<Subscriber>> user : users.entrySet()) {
      int devices = user.getValue().size();
      isCalled = !isCalled && devices >= fewest && devices <= most;
      if (isCalled) {
        callees.add(new Callee(user.getKey(), user.getValue()));
      } else {
        callers.add(user.getValue().get(0));
      }
    }
    if (callers.isEmpty() || callees.isEmpty()) {
      throw GenerateFailure.usage(
          "%s has nobody to call: a user with %s, and another one who calls, are needed"
              .formatted(file, called));
    }
    return new Population(callers, callees);
  }
}
