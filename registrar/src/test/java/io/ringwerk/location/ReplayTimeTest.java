package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.START;
import static io.ringwerk.location.TestBindings.binding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.time.BatchExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with many phones; it prints its time and asserts what was restored, not how fast. */
class ReplayTimeTest {

  private static final int DEVICES = 100_000;

  @TempDir private Path directory;

  @Test
  void restoresAHundredThousandDevices() throws IOException {
    JournalSettings settings =
        new JournalSettings(directory, false, DEVICES, 1L << 30, Duration.ofMillis(1));
    try (InMemoryLocationService locations = open(settings)) {
      register(locations);
    }

    InstantSource wallClock = InstantSource.system();
    long begun = wallClock.millis();
    try (InMemoryLocationService restarted = open(settings)) {
      long taken = wallClock.millis() - begun;
      System.out.printf("MEASURE replay of %,d devices: %d ms%n", DEVICES, taken);

      assertThat(restarted.figures().devices()).isEqualTo(DEVICES);
    }
  }

  private static InMemoryLocationService open(JournalSettings settings) throws IOException {
    return InMemoryLocationService.open(settings, InstantSource.fixed(START));
  }

  /** The close after it waits until everything is written. */
  private static void register(InMemoryLocationService locations) {
    for (int i = 0; i < DEVICES; i++) {
      Binding binding = binding("sip:" + i + "@198.51.100.7:5062");
      locations.update(
          new DeviceRef("example.org", "1" + i + "e0"),
          current -> BindingUpdate.replace("", List.of(binding)),
          BatchExecutor.CALLER,
          result -> {});
    }
  }
}
