package io.ringwerk.location;

import static io.ringwerk.location.TestBindings.ANNAS_DESK;
import static io.ringwerk.location.TestBindings.ANNAS_SOFTPHONE;
import static io.ringwerk.location.TestBindings.START;
import static io.ringwerk.location.TestBindings.binding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.location.UpdateResult.Committed;
import io.ringwerk.location.UpdateResult.NotCommitted;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.flow.TransportProtocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed, cut off, damaged or full journal gives back. */
class BindingJournalTest {

  private static final String CONTACT = "sip:anna@198.51.100.7:5062";

  /** A removal, of a device with a short name. */
  private static final int SMALLEST_RECORD = 40;

  @TempDir private Path temporary;
  private Path directory;
  private Path copy;
  private Instant now = START;

  @BeforeEach
  void nameDirectories() {
    directory = temporary.resolve("bindings");
    copy = temporary.resolve("copy");
  }

  @Test
  void restoresEveryAcknowledgedBindingAfterAKill() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
      journal.put(ANNAS_SOFTPHONE, elaborate());

      assertThat(journal.afterCrash(copy))
          .isEqualTo(
              Map.of(ANNAS_DESK, List.of(binding(CONTACT)), ANNAS_SOFTPHONE, List.of(elaborate())));
    }
  }

  @Test
  void revivesNoRemovedBinding() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
      journal.put(ANNAS_DESK);

      assertThat(journal.afterCrash(copy)).isEmpty();
    }
  }

  @Test
  void goesOnAfterEachRestart() throws IOException {
    for (int restart = 1; restart <= 20; restart++) {
      try (JournalUnderTest journal = open()) {
        assertThat(journal.bindings()).isEqualTo(restart == 1 ? Map.of() : refreshed(restart - 1));
        journal.put(ANNAS_DESK, binding(CONTACT, restart, now));
      }
    }
    try (JournalUnderTest journal = open()) {
      assertThat(journal.files("").size()).isLessThan(12);
    }
  }

  @Test
  void removesForGoodWhatAnEarlierProcessWrote() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
    }
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK);

      assertThat(journal.afterCrash(copy)).isEmpty();
    }
  }

  @Test
  void dropsAtTheStartWhatHasExpiredMeanwhile() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(
          ANNAS_DESK,
          binding(CONTACT, 1, START, START.plusSeconds(60)),
          binding("sip:anna@198.51.100.9", 1, START, START.plusSeconds(61)));
      journal.put(ANNAS_SOFTPHONE, binding(CONTACT, 1, START, START.plusSeconds(60)));
      now = START.plusSeconds(60);

      assertThat(journal.afterCrash(copy)).containsOnlyKeys(ANNAS_DESK);
      assertThat(journal.afterCrash(copy).get(ANNAS_DESK)).hasSize(1);
    }
  }

  @Test
  void letsARestoredBindingExpire() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT, 1, START, START.plusSeconds(60)));
    }
    try (JournalUnderTest journal = open()) {
      now = START.plusSeconds(60);
      journal.locations().expire();

      assertThat(journal.locations().figures().bindings()).isZero();
    }
  }

  @Test
  void restoresTheWholeRecordsWhereverTheFileIsCutOff() throws IOException {
    List<Map<DeviceRef, List<Binding>>> states = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    try (JournalUnderTest journal = open()) {
      for (int step = 0; step < 12; step++) {
        sizes.add(Files.size(segment(journal)));
        states.add(journal.bindings());
        change(journal, step);
      }
      journal.copyTo(copy);
    }
    byte[] whole = Files.readAllBytes(segment(copy));

    for (int cut = 0; cut <= sizes.get(sizes.size() - 1); cut++) {
      Map<DeviceRef, List<Binding>> restored = restore(Arrays.copyOf(whole, cut));

      assertThat(restored).as("cut at %d", cut).isEqualTo(states.get(lastUpTo(sizes, cut)));
      assertThat(JournalUnderTest.files(copy, "damaged-" + cut)).isEmpty();
    }
  }

  @Test
  void losesTheDamagedRecordOnlyWhicheverByteIsDamaged() throws IOException {
    int devices = 5;
    byte[] whole = writeOneRecordEach(devices);

    for (int position = 0; position < whole.length; position++) {
      byte[] damaged = whole.clone();
      damaged[position] ^= 0x5A;
      Map<DeviceRef, List<Binding>> restored = restore(damaged);

      assertThat(restored.size())
          .as("damage at %d", position)
          .isBetween(
              position < JournalDirectory.FILE_HEADER.length ? devices : devices - 1, devices);
      restored.forEach(
          (device, bindings) -> assertThat(bindings).containsExactly(binding("sip:" + device)));
    }
  }

  @Test
  void setsTheDamagedBytesAsideAndCompacts() throws IOException {
    byte[] damaged = writeOneRecordEach(3);
    int middle = damaged.length / 2;
    damaged[middle] ^= 0x5A;
    writeSegment(damaged);

    try (JournalUnderTest journal = JournalUnderTest.open(copy, () -> now)) {
      assertThat(journal.bindings()).hasSize(2);
      List<Path> aside = aside();
      assertThat(aside).hasSize(1);
      assertThat(Files.readAllBytes(aside.get(0))).contains(damaged[middle]);

      journal.locations().expire();
      journal.compact();

      assertThat(journal.files(".snapshot")).hasSize(1);
      assertThat(journal.files(".journal")).hasSize(1);
      assertThat(aside()).hasSize(1);
    }
  }

  @Test
  void takesATailOfZerosForATornOne() throws IOException {
    byte[] whole = writeOneRecordEach(3);

    assertThat(restore(Arrays.copyOf(whole, whole.length + 500))).hasSize(3);
    assertThat(aside()).isEmpty();
  }

  @Test
  void setsAsideATailThatIsNotTorn() throws IOException {
    byte[] whole = writeOneRecordEach(3);
    whole[whole.length - 1] ^= 0x5A;

    assertThat(restore(whole)).hasSize(2);
    assertThat(aside()).hasSize(1);
  }

  @Test
  void survivesAFileThatIsNoJournal() throws IOException {
    byte[] noise = new byte[5000];
    new Random(7).nextBytes(noise);

    assertThat(restore(noise)).isEmpty();
    assertThat(aside()).hasSize(1);
  }

  @Test
  void letsOneProcessAtATimeIn() throws IOException {
    try (JournalUnderTest first = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by another process");
      assertThat(first.put(ANNAS_DESK, binding(CONTACT))).isInstanceOf(Committed.class);
    }
    open().close();
  }

  @Test
  void refusesUpdatesWhileTheDiskIsFullAndLosesNothing() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
      for (int room = 0; room < SMALLEST_RECORD; room += 7) {
        journal.disk().fillUpAfter(room);

        assertThat(journal.put(ANNAS_DESK)).isEqualTo(new NotCommitted<>(CommitFailure.DISK_FULL));
        assertThat(journal.put(ANNAS_SOFTPHONE, binding(CONTACT)))
            .isEqualTo(new NotCommitted<>(CommitFailure.DISK_FULL));
        assertThat(journal.bindings()).isEqualTo(refreshed(1));
        assertThat(journal.afterCrash(copy)).isEqualTo(refreshed(1));
      }

      journal.disk().makeRoom();

      assertThat(journal.put(ANNAS_DESK, binding(CONTACT, 2, now))).isInstanceOf(Committed.class);
      assertThat(journal.afterCrash(copy)).isEqualTo(refreshed(2));
    }
  }

  @Test
  void goesOnInANewFileWhenTheOldOneCannotBeCutBack() throws IOException {
    try (JournalUnderTest journal = open()) {
      journal.put(ANNAS_DESK, binding(CONTACT));
      journal.disk().fillUpAfter(SMALLEST_RECORD / 2);
      journal.disk().failToTruncate(true);
      journal.put(ANNAS_DESK);
      journal.disk().makeRoom();

      assertThat(journal.put(ANNAS_DESK, binding(CONTACT, 2, now))).isInstanceOf(Committed.class);
      assertThat(journal.files(".journal").size()).isGreaterThan(1);
      assertThat(journal.afterCrash(copy)).isEqualTo(refreshed(2));

      journal.compact();
      assertThat(journal.files(".journal")).hasSize(1);
      assertThat(journal.afterCrash(copy)).isEqualTo(refreshed(2));
    }
  }

  @Test
  void trustsNoFileThatTheDiskFailedToKeep() throws IOException {
    try (JournalUnderTest journal = JournalUnderTest.openForcing(directory, () -> now)) {
      journal.put(ANNAS_DESK, binding(CONTACT));
      journal.disk().failToForce(true);

      assertThat(journal.put(ANNAS_DESK)).isEqualTo(new NotCommitted<>(CommitFailure.DISK_ERROR));
      assertThat(journal.put(ANNAS_DESK)).isEqualTo(new NotCommitted<>(CommitFailure.DISK_ERROR));
      journal.disk().failToForce(false);

      assertThat(journal.put(ANNAS_DESK, binding(CONTACT, 2, now))).isInstanceOf(Committed.class);
      assertThat(journal.files(".journal").size()).isGreaterThan(1);
      assertThat(journal.afterCrash(copy)).isEqualTo(refreshed(2));
    }
  }

  private JournalUnderTest open() throws IOException {
    return JournalUnderTest.open(directory, () -> now);
  }

  private Map<DeviceRef, List<Binding>> refreshed(long cseq) {
    return Map.of(ANNAS_DESK, List.of(binding(CONTACT, cseq, now)));
  }

  /** Adds, refreshes and removes in turns. */
  private void change(JournalUnderTest journal, int step) {
    DeviceRef device = step % 2 == 0 ? ANNAS_DESK : ANNAS_SOFTPHONE;
    if (step % 5 == 4) {
      journal.put(device);
    } else {
      journal.put(device, binding(CONTACT, step, now), binding("sip:second@192.0.2.9"));
    }
  }

  private static int lastUpTo(List<Long> sizes, long size) {
    int last = 0;
    for (int i = 0; i < sizes.size(); i++) {
      last = sizes.get(i) <= size ? i : last;
    }
    return last;
  }

  private byte[] writeOneRecordEach(int devices) throws IOException {
    try (JournalUnderTest journal = open()) {
      for (int i = 0; i < devices; i++) {
        DeviceRef device = new DeviceRef("example.org", "100000" + i + "e0");
        journal.put(device, binding("sip:" + device));
      }
      journal.copyTo(copy);
    }
    return Files.readAllBytes(segment(copy));
  }

  /** What a start would read from this segment, without the rest of a start: it is done often. */
  private Map<DeviceRef, List<Binding>> restore(byte[] segment) throws IOException {
    writeSegment(segment);
    JournalReplay replay = new JournalReplay();
    replay.read(segment(copy));
    BindingTable table = new BindingTable(new ChangeReport());
    replay.restore(table, now);
    Map<DeviceRef, List<Binding>> restored = new HashMap<>();
    table.entries().forEach(entry -> restored.put(entry.getKey(), entry.getValue().committed()));
    return restored;
  }

  private void writeSegment(byte[] segment) throws IOException {
    JournalUnderTest.deleteAll(copy);
    Files.createDirectories(copy);
    Files.write(copy.resolve("bindings-0000000001.journal"), segment);
  }

  private List<Path> aside() throws IOException {
    return JournalUnderTest.files(copy, "").stream()
        .filter(file -> file.toString().contains(".damaged-"))
        .toList();
  }

  private static Path segment(JournalUnderTest journal) throws IOException {
    return journal.files(".journal").get(0);
  }

  private static Path segment(Path directory) throws IOException {
    return JournalUnderTest.files(directory, ".journal").get(0);
  }

  /** A binding that has everything a binding can have. */
  private static Binding elaborate() {
    return new Binding(
        "sip:büro@[2001:db8::7]:5061;transport=tcp",
        new FlowId(
            TransportProtocol.TCP,
            new InetSocketAddress("2001:db8::1", 5060),
            new InetSocketAddress("2001:db8::7", 49152),
            0x5f3a_0000_0000_0001L),
        "anna",
        333,
        new Endpoint(
            "[fe80::7]:5061",
            Optional.of("Schreibtisch/2.0 (März)"),
            Optional.of("urn:uuid:00000000-0000-1000-8000-000A95A0E128"),
            OptionalInt.of(2),
            Optional.of("INVITE,BYE")),
        new RegisterId("x".repeat(300), Integer.MAX_VALUE, ""),
        START.minusNanos(1),
        START,
        START.plusSeconds(600).plusNanos(999_999_999));
  }
}
