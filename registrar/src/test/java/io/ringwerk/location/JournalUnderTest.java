package io.ringwerk.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * A location service on a journal, for tests: updates are committed before the call returns,
 * compactions run when the test says so, and {@link #afterCrash} looks at what a new process would
 * find if this one ended now.
 */
final class JournalUnderTest implements AutoCloseable {

  static final int NO_COMPACTION = 1 << 30;

  private final Path directory;
  private final InstantSource clock;
  private final FlakyDisk disk = new FlakyDisk();
  private final Queue<Runnable> compactions = new ArrayDeque<>();
  private final InMemoryLocationService locations;

  private JournalUnderTest(Path directory, InstantSource clock, boolean force, long compactAfter)
      throws IOException {
    this.directory = directory;
    this.clock = clock;
    JournalSettings settings =
        new JournalSettings(directory, force, 1000, compactAfter, Duration.ZERO);
    JournalOpening.Environment environment =
        new JournalOpening.Environment(disk::create, compactions::add, CallerCommits::new);
    locations = new JournalOpening(settings, clock, environment).open();
  }

  static JournalUnderTest open(Path directory, InstantSource clock) throws IOException {
    return new JournalUnderTest(directory, clock, false, NO_COMPACTION);
  }

  static JournalUnderTest openForcing(Path directory, InstantSource clock) throws IOException {
    return new JournalUnderTest(directory, clock, true, NO_COMPACTION);
  }

  static JournalUnderTest openCompacting(Path directory, InstantSource clock, long compactAfter)
      throws IOException {
    return new JournalUnderTest(directory, clock, false, compactAfter);
  }

  InMemoryLocationService locations() {
    return locations;
  }

  FlakyDisk disk() {
    return disk;
  }

  /** Gives a device exactly these bindings. */
  UpdateResult<String> put(DeviceRef device, Binding... bindings) {
    return locations
        .update(device, current -> BindingUpdate.replace("put", List.of(bindings)))
        .join();
  }

  /** Runs the compactions that were begun. */
  void compact() {
    while (!compactions.isEmpty()) {
      compactions.remove().run();
    }
  }

  /** Whether a compaction was begun. */
  boolean isCompacting() {
    return !compactions.isEmpty();
  }

  Map<DeviceRef, List<Binding>> bindings() {
    Map<DeviceRef, List<Binding>> all = new HashMap<>();
    locations.forEach(all::put);
    return all;
  }

  /** What a new process would restore if this one were killed now. */
  Map<DeviceRef, List<Binding>> afterCrash(Path copy) {
    try {
      copyTo(copy);
      try (JournalUnderTest restarted = open(copy, clock)) {
        return restarted.bindings();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the files as a killed process leaves them. */
  void copyTo(Path copy) throws IOException {
    deleteAll(copy);
    Files.createDirectories(copy);
    for (Path file : files("")) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
  }

  List<Path> files(String suffix) throws IOException {
    return files(directory, suffix);
  }

  static List<Path> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    for (Path file : files(directory, "")) {
      Files.delete(file);
    }
  }

  /** Ends as a server does that is told to stop. */
  @Override
  public void close() {
    compact();
    locations.close();
    assertThat(new ArrayList<>(compactions)).isEmpty();
  }
}
