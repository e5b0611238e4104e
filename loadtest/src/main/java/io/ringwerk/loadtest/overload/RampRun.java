package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Second;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds a server's highest rate, then offers it parts and multiples of that. */
final class RampRun {

  private static final List<Double> MULTIPLES = List.of(0.5, 1.0, 1.5, 2.0, 3.0);
  private static final int IN_FLIGHT = 256;

  /** So many seconds after the last start nothing more is waited for. */
  private static final int PATIENCE = 1;

  private static final int PAUSE_SECONDS = 2;
  private static final int RECOVERY_SECONDS = 6;
  private static final double HARDLY_FASTER = 1.03;
  private static final double NEARLY_ALL = 0.95;
  private static final long QUICKLY_MICROS = 100_000;

  private final Timing timing;
  private final Consumer<String> progress;

  RampRun(Timing timing, Consumer<String> progress) {
    this.timing = timing;
    this.progress = progress;
  }

  /**
   * How long things last.
   *
   * @param round seconds of saturation at a time
   * @param rounds of these at most, until one is hardly faster than those before: the server's one
   *     core has its code to compile, too
   * @param step seconds at each rate
   */
  record Timing(int round, int rounds, int step) {}

  Ramp run(InetSocketAddress server, Operation operation, Population population, boolean shedding)
      throws LoadGeneratorException, InterruptedException {
    try (LoadGenerator phones = LoadGenerator.open(GeneratorSettings.udp(server), population)) {
      phones.registerCallees();
      double maximum = highestRate(phones, operation);
      progress.accept("%s: highest rate %.0f/s".formatted(operation, maximum));
      List<Step> steps = new ArrayList<>();
      for (double multiple : MULTIPLES) {
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        steps.add(step(phones, operation, multiple, maximum));
      }
      OptionalInt recovery = recovery(phones, operation, maximum / 2);
      return new Ramp(operation, shedding, maximum, steps, recovery);
    }
  }

  private double highestRate(LoadGenerator phones, Operation operation) {
    double highest = 0;
    for (int round = 1; round <= timing.rounds(); round++) {
      LoadResult result =
          phones.run(
              operation,
              new Pace.Saturation(IN_FLIGHT),
              new Limit.Time(Duration.ofSeconds(timing.round())));
      // without the wait for stragglers at the end, which may be longer than the round
      double rate = Step.of(1, result, timing.round()).goodput();
      boolean warm = round > 1 && rate < HARDLY_FASTER * highest;
      highest = Math.max(highest, rate);
      if (warm) {
        return highest;
      }
    }
    return highest;
  }

  private Step step(LoadGenerator phones, Operation operation, double multiple, double maximum) {
    LoadResult result = hold(phones, operation, multiple * maximum, timing.step());
    Step step = Step.of(multiple, result, timing.step());
    progress.accept(
        "%s at %.1f times: %.0f/s offered, %.0f/s ended well, %.0f/s got 503, %.0f/s nothing, p50 %.1f ms, p99 %.1f ms %s"
            .formatted(
                operation,
                multiple,
                step.offered(),
                step.goodput(),
                step.refused(),
                step.otherwise(),
                step.p50() / 1e3,
                step.p99() / 1e3,
                result.failures()));
    return step;
  }

  /** Right after the highest multiple, which has just been offered. */
  private OptionalInt recovery(LoadGenerator phones, Operation operation, double rate) {
    List<Second> seconds = hold(phones, operation, rate, RECOVERY_SECONDS).seconds();
    for (int i = 0; i < seconds.size(); i++) {
      Second second = seconds.get(i);
      if (second.succeeded() > NEARLY_ALL * second.started() && second.p99() < QUICKLY_MICROS) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private static LoadResult hold(
      LoadGenerator phones, Operation operation, double rate, int seconds) {
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            phones::giveUp,
            CompletableFuture.delayedExecutor(seconds + PATIENCE, TimeUnit.SECONDS));
    LoadResult result =
        phones.run(operation, new Pace.Rate(rate), new Limit.Time(Duration.ofSeconds(seconds)));
    end.cancel(false);
    return result;
  }
}
