package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.ProcessCpu;
import io.ringwerk.loadtest.generator.Limit;
import io.ringwerk.loadtest.generator.LoadGenerator;
import io.ringwerk.loadtest.generator.LoadGeneratorException;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Measures one server in one row, once: starts it, warms it up, loads it, ends it. */
final class RowMeasurement {

  /** A rate with more failures than this is none. */
  private static final double CLEAN = 0.001;

  private static final int ATTEMPTS = 3;

  private final Row row;
  private final BenchSettings settings;

  RowMeasurement(Row row, BenchSettings settings) {
    this.row = row;
    this.settings = settings;
  }

  /**
   * A sample under each of the row's loads, and what was measured.
   *
   * @throws IOException if the server does not start
   * @throws LoadGeneratorException if the load can't be made
   */
  Measured of(Contender contender)
      throws IOException, InterruptedException, LoadGeneratorException {
    try (RunningServer server = Guarded.of(contender.start(row));
        LoadGenerator generator =
            LoadGenerator.open(
                row.generator(server.address()), row.residents().population(contender.form()))) {
      generator.registerCallees();
      generator.run(
          row.operation(),
          new Pace.Saturation(row.inFlight()),
          new Limit.Time(contender.warmUp(settings)));
      Map<Load, Sample> samples = new EnumMap<>(Load.class);
      for (Load load : row.loads()) {
        samples.put(load, sample(generator, server.processes(), load));
      }
      return new Measured(samples, server.description());
    }
  }

  private Sample sample(LoadGenerator generator, ProcessGroup server, Load load)
      throws IOException {
    return switch (load) {
      case SATURATION -> clean(generator, server);
      case RATE -> sample(generator, server, load, new Pace.Rate(row.rate()));
    };
  }

  /** The highest clean rate: where too much fails, less is under way at once. */
  private Sample clean(LoadGenerator generator, ProcessGroup server) throws IOException {
    int inFlight = row.inFlight();
    Sample sample = sample(generator, server, Load.SATURATION, new Pace.Saturation(inFlight));
    for (int attempt = 1; attempt < ATTEMPTS && !isClean(sample.result()); attempt++) {
      inFlight /= 2;
      sample = sample(generator, server, Load.SATURATION, new Pace.Saturation(inFlight));
    }
    return sample;
  }

  private static boolean isClean(LoadResult result) {
    return result.failed() < result.started() * CLEAN;
  }

  private Sample sample(LoadGenerator generator, ProcessGroup server, Load load, Pace pace)
      throws IOException {
    long own = ProcessHandle.current().pid(); // alone: the servers are its children
    long began = System.nanoTime();
    Duration serverBefore = server.cpu();
    Duration ownBefore = ProcessCpu.used(own);
    LoadResult result =
        generator.run(row.operation(), pace, new Limit.Time(settings.duration(row, load)));
    Duration serverCpu = server.cpu().minus(serverBefore);
    Duration ownCpu = ProcessCpu.used(own).minus(ownBefore);
    Duration wall = Duration.ofNanos(System.nanoTime() - began);
    return new Sample(result, wall, serverCpu, ownCpu, server.memory());
  }

  /**
   * What a turn gave.
   *
   * @param samples a sample for each load
   * @param server the server's own description
   */
  record Measured(Map<Load, Sample> samples, String server) {

    Measured {
      samples = Map.copyOf(samples);
    }
  }
}
