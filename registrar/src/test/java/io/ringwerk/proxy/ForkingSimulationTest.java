package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.fail;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many calls at once over a network that loses, repeats and reorders. Each seed is another run; the
 * same seed is the same run. More seeds: {@code -Dringwerk.simulation.seeds=2000}; one seed: {@code
 * -Dringwerk.simulation.first=42 -Dringwerk.simulation.seeds=1}.
 */
final class ForkingSimulationTest {

  private static final long FIRST = Long.getLong("ringwerk.simulation.first", 1);
  private static final long SEEDS = Long.getLong("ringwerk.simulation.seeds", 300);

  @Test
  void everyCallEndsWellOverABadNetwork() {
    LongStream.range(FIRST, FIRST + SEEDS)
        .forEach(
            seed -> {
              try {
                new ForkingSimulation(seed).run();
              } catch (AssertionError | RuntimeException failure) {
                fail("seed " + seed, failure);
              }
            });
  }
}
