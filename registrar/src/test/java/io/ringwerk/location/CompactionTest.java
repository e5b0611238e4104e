package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.ANNAS_DESK;
import static io.ringwerk.location.TestBindings.ANNAS_SOFTPHONE;
import static io.ringwerk.location.TestBindings.START;
import static io.ringwerk.location.TestBindings.binding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal that is made shorter while it is written. */
class CompactionTest {

  private static final String CONTACT = "sip:anna@198.51.100.7:5062";
  private static final int SMALL = 2000;

  @TempDir private Path temporary;
  private Path directory;
  private Path copy;
  private final InstantSource clock = InstantSource.fixed(START);

  @BeforeEach
  void nameDirectories() {
    directory = temporary.resolve("bindings");
    copy = temporary.resolve("copy");
  }

  @Test
  void replacesGrownSegmentsByASnapshot() throws IOException {
    try (JournalUnderTest journal = open()) {
      grow(journal);
      journal.compact();

      assertThat(journal.files(".snapshot")).hasSize(1);
      assertThat(journal.files(".journal")).hasSize(1);
      assertThat(journal.afterCrash(copy)).isEqualTo(journal.bindings()).hasSize(1);
    }
  }

  @Test
  void countsChangesMadeWhileTheSnapshotWaits() throws IOException {
    try (JournalUnderTest journal = open()) {
      grow(journal);
      journal.put(ANNAS_SOFTPHONE, binding(CONTACT));
      journal.put(ANNAS_DESK);

      assertThat(journal.afterCrash(copy)).containsOnlyKeys(ANNAS_SOFTPHONE);
      journal.compact();
      assertThat(journal.afterCrash(copy)).containsOnlyKeys(ANNAS_SOFTPHONE);
      journal.put(ANNAS_SOFTPHONE);
      assertThat(journal.afterCrash(copy)).isEmpty();
    }
  }

  @Test
  void ignoresSegmentsThatASnapshotHasReplaced() throws IOException {
    try (JournalUnderTest journal = open()) {
      grow(journal);
      List<Path> replaced = journal.files(".journal");
      Map<Path, byte[]> kept = new HashMap<>();
      for (Path file : replaced) {
        kept.put(file, Files.readAllBytes(file));
      }
      journal.put(ANNAS_DESK);
      journal.compact();
      journal.copyTo(copy);
      Path oldest = replaced.get(0);
      Files.write(copy.resolve(oldest.getFileName()), kept.get(oldest));

      try (JournalUnderTest restarted = JournalUnderTest.open(copy, clock)) {
        assertThat(restarted.bindings()).isEmpty();
      }
    }
  }

  @Test
  void ignoresADraftThatWasNotFinished() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
      journal.copyTo(copy);
    }
    Path draft = copy.resolve("bindings-0000000002.draft");
    Files.write(draft, JournalDirectory.FILE_HEADER);

    try (JournalUnderTest restarted = JournalUnderTest.open(copy, clock)) {
      assertThat(restarted.bindings()).containsOnlyKeys(ANNAS_DESK);
      assertThat(draft).doesNotExist();
    }
  }

  @Test
  void keepsTheSegmentsWhenTheSnapshotCannotBeWritten() throws IOException {
    try (JournalUnderTest journal = open()) {
      grow(journal);
      journal.disk().fillUpAfter(10);
      journal.compact();

      assertThat(journal.files(".snapshot")).isEmpty();
      assertThat(journal.files(".draft")).isEmpty();
      assertThat(journal.afterCrash(copy)).containsOnlyKeys(ANNAS_DESK);

      journal.disk().makeRoom();
      grow(journal);
      journal.compact();
      assertThat(journal.files(".snapshot")).hasSize(1);
    }
  }

  @Test
  void goesOnInTheOldSegmentWhenThereCanBeNoNewOne() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.disk().failToCreate(true);
      while (Files.size(journal.files(".journal").get(0)) < 2 * SMALL) {
        journal.put(ANNAS_DESK, binding(CONTACT));
      }
      assertThat(journal.isCompacting()).isFalse();
      assertThat(journal.afterCrash(copy)).containsOnlyKeys(ANNAS_DESK);

      journal.disk().failToCreate(false);
      grow(journal);
      journal.compact();
      assertThat(journal.files(".snapshot")).hasSize(1);
    }
  }

  /** Whatever is done in whatever order, a killed process loses nothing and revives nothing. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAModelThroughCrashesAndCompactions(long seed) throws IOException {
    Random random = new Random(seed);
    Map<DeviceRef, List<Binding>> model = new HashMap<>();
    Path current = directory;
    for (int life = 0; life < 5; life++) {
      try (JournalUnderTest journal = JournalUnderTest.openCompacting(current, clock, SMALL)) {
        assertThat(journal.bindings()).as("seed %d, life %d", seed, life).isEqualTo(model);
        liveOn(journal, model, random);
        current = temporary.resolve("life-" + life);
        journal.copyTo(current);
      }
    }
  }

  private void liveOn(
      JournalUnderTest journal, Map<DeviceRef, List<Binding>> model, Random random) {
    for (int step = 0; step < 100; step++) {
      DeviceRef device = new DeviceRef("example.org", "100000" + random.nextInt(6) + "e0");
      List<Binding> bindings = someBindings(random);
      journal.disk().fillUpAfter(random.nextInt(10) == 0 ? random.nextInt(300) : 1 << 20);
      UpdateResult<String> result = journal.put(device, bindings.toArray(Binding[]::new));
      journal.disk().makeRoom();
      if (result instanceof UpdateResult.Committed) {
        set(model, device, bindings);
      }
      if (random.nextInt(5) == 0) {
        journal.compact();
      }
      assertThat(journal.bindings()).isEqualTo(model);
    }
  }

  private static void set(
      Map<DeviceRef, List<Binding>> model, DeviceRef device, List<Binding> bindings) {
    if (bindings.isEmpty()) {
      model.remove(device);
    } else {
      model.put(device, bindings);
    }
  }

  private static List<Binding> someBindings(Random random) {
    List<Binding> bindings = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      bindings.add(binding("sip:" + i + "@198.51.100.7", random.nextInt(1000), START));
    }
    return bindings;
  }

  /** Makes changes until a compaction begins. */
  private static void grow(JournalUnderTest journal) {
    while (!journal.isCompacting()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
    }
  }

  private JournalUnderTest open() throws IOException {
    return JournalUnderTest.openCompacting(directory, clock, SMALL);
  }
}
