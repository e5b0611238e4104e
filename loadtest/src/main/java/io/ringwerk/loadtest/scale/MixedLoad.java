package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.GeneratorSettings;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.generator.Pace;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All operations at once, each at its own rate from phones of its own. */
final class MixedLoad implements AutoCloseable {

  private static final int DEVICES = 2_000;
  private static final int CALLERS = 200;
  private static final int CALLEES = 50;
  private static final int FORKS = 3;
  private static final int CONNECTIONS = 200;

  /** What an office does, by the second, at a scale of one. */
  private static final Map<Operation, Double> PER_SECOND =
      Map.of(
          Operation.REGISTER, 100.0,
          Operation.REFRESH, 500.0,
          Operation.OPTIONS, 200.0,
          Operation.CALL, 30.0,
          Operation.FORKED_CALL, 10.0);

  private final Map<Operation, LoadGenerator> generators = new EnumMap<>(Operation.class);
  private final double scale;

  private MixedLoad(double scale) {
    this.scale = scale;
  }

  /**
   * Adds everybody to the server and opens their phones; those that are called register.
   *
   * @param scale all rates are multiplied by it
   */
  static MixedLoad open(OwnServer server, double scale)
      throws IOException, InterruptedException, LoadGeneratorException {
    MixedLoad load = new MixedLoad(scale);
    try {
      for (Operation operation : Operation.values()) {
        load.open(server, operation);
      }
      return load;
    } catch (LoadGeneratorException | IOException | InterruptedException e) {
      load.close();
      throw e;
    }
  }

  /** Starts everything; completes when all has ended. */
  CompletableFuture<Map<Operation, LoadResult>> run(Duration duration) {
    Map<Operation, CompletableFuture<LoadResult>> running = new EnumMap<>(Operation.class);
    generators.forEach(
        (operation, generator) ->
            running.put(
                operation,
                CompletableFuture.supplyAsync(
                    () -> generator.run(operation, rate(operation), new Limit.Time(duration)),
                    task -> new Thread(task, "soak-" + operation).start())));
    return CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new))
        .thenApply(
            all -> {
              Map<Operation, LoadResult> results = new EnumMap<>(Operation.class);
              running.forEach((operation, result) -> results.put(operation, result.join()));
              return results;
            });
  }

  @Override
  public void close() {
    generators.values().forEach(LoadGenerator::close);
  }

  private Pace rate(Operation operation) {
    return new Pace.Rate(scale * PER_SECOND.getOrDefault(operation, 1.0));
  }

  private void open(OwnServer server, Operation operation)
      throws IOException, InterruptedException, LoadGeneratorException {
    boolean calls = operation == Operation.CALL || operation == Operation.FORKED_CALL;
    String prefix = operation + "-";
    List<Subscriber> callers = server.addDevices(prefix + "from-", 0, calls ? CALLERS : DEVICES);
    List<Callee> callees = new ArrayList<>();
    if (calls) {
      int devices = operation == Operation.CALL ? 1 : FORKS;
      callees.addAll(server.addCallees(prefix + "to-", CALLEES, devices));
    }
    GeneratorSettings settings =
        operation == Operation.REFRESH
            ? GeneratorSettings.tcp(server.address(), CONNECTIONS)
            : GeneratorSettings.udp(server.address());
    LoadGenerator generator = LoadGenerator.open(settings, new Population(callers, callees));
    generators.put(operation, generator);
    generator.registerCallees();
  }
}
