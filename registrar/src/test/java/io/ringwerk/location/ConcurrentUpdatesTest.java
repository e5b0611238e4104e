package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.START;
import static io.ringwerk.location.TestBindings.binding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.location.UpdateResult.Committed;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several threads change the same devices while the journal is compacted all the time and copied as
 * a kill would leave it.
 *
 * <p>Each thread has one contact on each device and counts its changes in CSeq; every fifth change
 * removes the contact. So each state says which change made it.
 */
class ConcurrentUpdatesTest {

  private static final int THREADS = 4;
  private static final int DEVICES = 10;
  private static final int CHANGES = 300;
  private static final InstantSource CLOCK = InstantSource.fixed(START);

  @TempDir private Path temporary;

  /** The last change that was begun, and the last one that was acknowledged, of each contact. */
  private final AtomicLongArray begun = new AtomicLongArray(THREADS * DEVICES);

  private final AtomicLongArray acknowledged = new AtomicLongArray(THREADS * DEVICES);

  @Test
  void losesAndRevivesNothingWhileThreadsCompete() throws Exception {
    Path directory = temporary.resolve("bindings");
    JournalSettings settings =
        new JournalSettings(directory, false, 1000, 20_000, Duration.ofNanos(1));
    int kills = 0;
    try (InMemoryLocationService locations = InMemoryLocationService.open(settings, CLOCK)) {
      List<Thread> threads = startThreads(locations);
      while (threads.stream().anyMatch(Thread::isAlive)) {
        checkAfterKill(directory, temporary.resolve("copy-" + kills++));
      }
      check(locations, read(acknowledged));
    }
    try (InMemoryLocationService restarted = InMemoryLocationService.open(settings, CLOCK)) {
      check(restarted, read(acknowledged));
    }
    assertThat(kills).isPositive();
    assertThat(directory).isDirectoryContaining("glob:**.snapshot");
  }

  private List<Thread> startThreads(InMemoryLocationService locations) {
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      int mine = number;
      threads.add(new Thread(() -> changeAll(locations, mine)));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private void changeAll(InMemoryLocationService locations, int thread) {
    for (int change = 1; change <= CHANGES; change++) {
      for (int device = 0; device < DEVICES; device++) {
        change(locations, thread, device, change);
      }
    }
  }

  private void change(InMemoryLocationService locations, int thread, int device, long change) {
    int slot = thread * DEVICES + device;
    begun.set(slot, change);
    UpdateResult<Long> result =
        locations.update(device(device), current -> plan(current, thread, change)).join();
    assertThat(result).isInstanceOf(Committed.class);
    acknowledged.set(slot, change);
  }

  private static BindingUpdate<Long> plan(List<Binding> current, int thread, long change) {
    List<Binding> bindings = new ArrayList<>(current);
    bindings.removeIf(each -> each.contact().equals(contact(thread)));
    if (!removes(change)) {
      bindings.add(binding(contact(thread), change, START));
    }
    return BindingUpdate.replace(change, bindings);
  }

  /** Everything acknowledged before the copy began must be in it, or something later. */
  private void checkAfterKill(Path directory, Path copy) throws IOException {
    long[] before = read(acknowledged);
    if (!copied(directory, copy)) {
      return;
    }
    JournalSettings settings = JournalSettings.in(copy, false);
    try (InMemoryLocationService restarted = InMemoryLocationService.open(settings, CLOCK)) {
      check(restarted, before);
    }
  }

  private void check(LocationService locations, long[] atLeast) {
    for (int thread = 0; thread < THREADS; thread++) {
      for (int device = 0; device < DEVICES; device++) {
        int slot = thread * DEVICES + device;
        check(found(locations, thread, device), atLeast[slot], begun.get(slot));
      }
    }
  }

  private static void check(Optional<Binding> found, long atLeast, long atMost) {
    if (found.isPresent()) {
      assertThat(found.get().register().cseq()).isBetween(atLeast, atMost);
      return;
    }
    boolean removed = false;
    for (long change = atLeast; change <= atMost; change++) {
      removed |= change == 0 || removes(change);
    }
    assertThat(removed).as("removed by a change from %d to %d", atLeast, atMost).isTrue();
  }

  /** A copy taken while files came or went is no picture of one moment, and not used. */
  private static boolean copied(Path from, Path to) throws IOException {
    List<Path> files = JournalUnderTest.files(from, "");
    Files.createDirectories(to);
    try {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (NoSuchFileException goneMeanwhile) {
      return false;
    }
    return JournalUnderTest.files(from, "").equals(files);
  }

  private static Optional<Binding> found(LocationService locations, int thread, int device) {
    return locations.bindings(device(device)).stream()
        .filter(binding -> binding.contact().equals(contact(thread)))
        .findFirst();
  }

  private static long[] read(AtomicLongArray counts) {
    long[] values = new long[counts.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = counts.get(i);
    }
    return values;
  }

  private static boolean removes(long change) {
    return change % 5 == 4;
  }

  private static DeviceRef device(int number) {
    return new DeviceRef("example.org", "100000" + number + "e0");
  }

  private static String contact(int thread) {
    return "sip:thread-" + thread + "@198.51.100.7";
  }
}
