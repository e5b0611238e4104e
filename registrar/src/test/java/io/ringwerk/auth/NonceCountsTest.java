package io.ringwerk.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NonceCountsTest {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int WINDOW = 32;

  private Instant now = START;
  private final NonceCounts counts = new NonceCounts(1000, LIFETIME, () -> now);

  @Test
  void takesEachCountOnce() {
    ReadNonce nonce = nonce(1);

    assertThat(counts.use(nonce, 1)).isEqualTo(NonceUse.FIRST);
    assertThat(counts.use(nonce, 1)).isEqualTo(NonceUse.REPLAYED);
    assertThat(counts.use(nonce, 2)).isEqualTo(NonceUse.FIRST);
    assertThat(counts.use(nonce, 1)).isEqualTo(NonceUse.REPLAYED);
  }

  @Test
  void keepsNoncesApart() {
    counts.use(nonce(1), 1);

    assertThat(counts.use(nonce(2), 1)).isEqualTo(NonceUse.FIRST);
  }

  @Test
  void takesACountThatWasOvertaken() {
    ReadNonce nonce = nonce(1);
    counts.use(nonce, 1 + WINDOW);

    assertThat(counts.use(nonce, 1)).isEqualTo(NonceUse.FIRST);
    assertThat(counts.use(nonce, 1)).isEqualTo(NonceUse.REPLAYED);
  }

  @Test
  void refusesACountTooFarBehindToTell() {
    ReadNonce nonce = nonce(1);
    counts.use(nonce, 2 + WINDOW);

    assertThat(counts.use(nonce, 1)).isEqualTo(NonceUse.REPLAYED);
  }

  @Test
  void takesTheHighestCountThereIs() {
    ReadNonce nonce = nonce(1);
    long highest = 0xFFFF_FFFFL;

    assertThat(counts.use(nonce, highest)).isEqualTo(NonceUse.FIRST);
    assertThat(counts.use(nonce, highest)).isEqualTo(NonceUse.REPLAYED);
    assertThat(counts.use(nonce, highest - 1)).isEqualTo(NonceUse.FIRST);
  }

  @Property
  void takesWhatASetWithAWindowTakes(
      @ForAll @Size(max = 200) List<@LongRange(min = 1, max = 120) Long> uses) {
    ReadNonce nonce = nonce(1);
    NonceCounts tested = new NonceCounts(1000, LIFETIME, () -> now);
    Set<Long> seen = new HashSet<>();
    long highest = 0;

    for (long count : uses) {
      boolean expected = count + WINDOW >= highest && seen.add(count);
      highest = Math.max(highest, count);
      assertThat(tested.use(nonce, count)).isEqualTo(expected ? NonceUse.FIRST : NonceUse.REPLAYED);
    }
  }

  @Test
  void forgetsNoncesThatHaveBecomeStale() {
    counts.use(nonce(1), 1);
    now = START.plus(LIFETIME).plusSeconds(2);

    counts.use(nonce(2), 1);

    assertThat(counts.size()).isEqualTo(1);
  }

  @Test
  void givesUpTheOldestNoncesWhenThereAreTooMany() {
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 200; i++) {
        counts.use(nonce(1000L * second + i), 1);
      }
      now = now.plusSeconds(1);
    }

    assertThat(counts.size()).isLessThanOrEqualTo(1000);
    assertThat(counts.isForgotten(nonce(1, START))).isTrue();
    assertThat(counts.use(nonce(1, START), 1)).isEqualTo(NonceUse.REPLAYED);
    assertThat(counts.isForgotten(nonce(9001, START.plusSeconds(9)))).isFalse();
    assertThat(counts.use(nonce(9001, START.plusSeconds(9)), 1)).isEqualTo(NonceUse.REPLAYED);
  }

  @Test
  void keepsTheNewestSecondsWhateverTheirNumber() {
    for (int i = 0; i < 5000; i++) {
      counts.use(nonce(i), 1);
    }

    assertThat(counts.isForgotten(nonce(1))).isFalse();
    assertThat(counts.use(nonce(5000), 1)).isEqualTo(NonceUse.FIRST);
  }

  @Test
  void doesNotLockPhonesOutWhenTheClockIsSetBack() {
    now = START.plus(Duration.ofDays(3650));
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 200; i++) {
        counts.use(nonce(1000L * second + i), 1);
      }
      now = now.plusSeconds(1);
    }

    now = START;

    assertThat(counts.isForgotten(nonce(1))).isFalse();
    assertThat(counts.use(nonce(1), 1)).isEqualTo(NonceUse.FIRST);
    assertThat(counts.size()).isEqualTo(1);
  }

  @Test
  void letsOneOfManyThreadsThroughWithACount() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicInteger first = new AtomicInteger();
    int rounds = 2000;

    for (int i = 0; i < 4; i++) {
      threads.execute(
          () ->
              IntStream.range(0, rounds)
                  .filter(round -> counts.use(nonce(round), 1) == NonceUse.FIRST)
                  .forEach(round -> first.incrementAndGet()));
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
    assertThat(first).hasValue(rounds);
  }

  private ReadNonce nonce(long unique) {
    return nonce(unique, now);
  }

  private static ReadNonce nonce(long unique, Instant issuedAt) {
    return new ReadNonce(NonceVerdict.FRESH, issuedAt.toEpochMilli(), unique);
  }
}
