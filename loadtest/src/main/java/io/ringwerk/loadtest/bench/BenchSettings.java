package io.ringwerk.loadtest.bench;

import java.time.Duration;

/**
 * How long things are measured. Each server is started anew for each row and round.
 *
 * @param rounds how often each server's turn comes
 * @param warmUp saturation before anything of Ringwerk's is counted: the JIT compiles
 * @param fill saturation before anything of Kamailio's is counted: native code needs no more than
 *     its tables filled
 * @param saturation closed loop, counted
 * @param rate open loop, counted
 * @param steady the row that fills memory: longer than transactions live, 32 s
 */
record BenchSettings(
    int rounds,
    Duration warmUp,
    Duration fill,
    Duration saturation,
    Duration rate,
    Duration steady) {

  /** A run of less than 15 minutes. */
  static final BenchSettings FULL =
      new BenchSettings(
          2,
          Duration.ofSeconds(12),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Duration.ofSeconds(40));

  /** A run of less than three minutes; its memory row ends before transactions do. */
  static final BenchSettings SHORT =
      new BenchSettings(
          1,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(8));

  /** The same with another number of rounds. */
  BenchSettings withRounds(int number) {
    return new BenchSettings(number, warmUp, fill, saturation, rate, steady);
  }

  /** How long the row is measured under the load. */
  Duration duration(Row row, Load load) {
    return switch (load) {
      case SATURATION -> saturation;
      case RATE -> row == Row.STEADY_CALLS ? steady : rate;
    };
  }
}
