package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A flood of first registrations, and beside it what must not suffer from it: a few calls for help,
 * calls, and refreshes of devices that were registered before.
 */
final class MixedLoad {

  private static final double SIDE_RATE = 20;
  private static final int PATIENCE = 4;

  private final InetSocketAddress server;
  private final Town town;
  private final int seconds;

  MixedLoad(InetSocketAddress server, Town town, int seconds) {
    this.server = server;
    this.town = town;
    this.seconds = seconds;
  }

  /**
   * What came of one kind of load.
   *
   * @param kind what it was
   * @param started operations started
   * @param succeeded operations that ended well
   * @param p50 median µs of these
   * @param p99 99th percentile of the same
   * @param failures how the others ended
   */
  record Share(String kind, long started, long succeeded, long p50, long p99, String failures) {

    double succeededPercent() {
      return started == 0 ? 0 : 100.0 * succeeded / started;
    }
  }

  /**
   * Offers all of it at once.
   *
   * @param flood first registrations each second
   */
  List<Share> run(double flood) throws LoadGeneratorException {
    try (LoadGenerator crowd = open(town.registering());
        LoadGenerator callers = open(town.calling());
        LoadGenerator helpless = open(town.callingForHelp());
        LoadGenerator known = open(town.refreshing())) {
      callers.registerCallees();
      helpless.registerCallees();
      known.run(Operation.REGISTER, new Pace.Saturation(16), new Limit.Count(1_000));
      List<CompletableFuture<Share>> shares = new ArrayList<>();
      shares.add(begin("calls for help (112)", helpless, Operation.CALL, SIDE_RATE));
      shares.add(begin("refreshes of known devices", known, Operation.REFRESH, SIDE_RATE));
      shares.add(begin("other calls", callers, Operation.CALL, SIDE_RATE));
      shares.add(begin("first registrations", crowd, Operation.REGISTER, flood));
      return shares.stream().map(CompletableFuture::join).toList();
    }
  }

  private LoadGenerator open(Population population) throws LoadGeneratorException {
    return LoadGenerator.open(GeneratorSettings.udp(server), population);
  }

  private CompletableFuture<Share> begin(
      String kind, LoadGenerator phones, Operation operation, double rate) {
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            phones::giveUp,
            CompletableFuture.delayedExecutor(seconds + PATIENCE, TimeUnit.SECONDS));
    CompletableFuture<Share> share = new CompletableFuture<>();
    Thread run =
        new Thread(
            () -> {
              share.complete(
                  share(
                      kind,
                      phones.run(
                          operation,
                          new Pace.Rate(rate),
                          new Limit.Time(Duration.ofSeconds(seconds)))));
              end.cancel(false);
            },
            "load-" + operation);
    run.setDaemon(true);
    run.start();
    return share;
  }

  private static Share share(String kind, LoadResult result) {
    return new Share(
        kind,
        result.started(),
        result.succeeded(),
        result.latency().getValueAtPercentile(50),
        result.latency().getValueAtPercentile(99),
        result.failures().toString());
  }
}
