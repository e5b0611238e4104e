package io.ringwerk.loadtest.bench;

import java.util.Locale;

/** A figure that is compared. */
enum Metric {
  /** What an operation costs the server. */
  CPU("CPU µs/operation", "%.1f", Better.LOWER),
  /** Operations a second. */
  RATE("operations/s", "%,.0f", Better.HIGHER),
  /** Median response time. */
  P50("p50 ms", "%.2f", Better.LOWER),
  /** 95th percentile. */
  P95("p95 ms", "%.2f", Better.LOWER),
  /** 99th percentile. */
  P99("p99 ms", "%.2f", Better.LOWER),
  /** 99.9th percentile. */
  P999("p99.9 ms", "%.2f", Better.LOWER),
  /** Operations that failed. */
  FAILED("failed %", "%.3f", Better.LOWER),
  /** Memory. */
  MEMORY("memory MB", "%,.0f", Better.LOWER),
  /** How busy the server was. */
  SERVER_CORES("server, processors busy", "%.2f", Better.NEITHER),
  /** How busy the generator was. */
  GENERATOR_CORES("generator, processors busy", "%.2f", Better.NEITHER);

  /** Which of two values is the better one. */
  enum Better {
    LOWER,
    HIGHER,
    NEITHER
  }

  private final String title;
  private final String format;
  private final Better better;

  Metric(String title, String format, Better better) {
    this.title = title;
    this.format = format;
    this.better = better;
  }

  /** What the table calls it, with its unit. */
  String title() {
    return title;
  }

  /** Which of two values is the better one. */
  Better better() {
    return better;
  }

  /** The figure in these samples. */
  double of(Samples samples) {
    return switch (this) {
      case CPU -> samples.cpuMicros();
      case RATE -> samples.perSecond();
      case P50 -> samples.latencyMillis(50);
      case P95 -> samples.latencyMillis(95);
      case P99 -> samples.latencyMillis(99);
      case P999 -> samples.latencyMillis(99.9);
      case FAILED -> samples.failedShare() * 100;
      case MEMORY -> samples.memoryMegabytes();
      case SERVER_CORES -> samples.serverCores();
      case GENERATOR_CORES -> samples.generatorCores();
    };
  }

  /** A value as it is printed. */
  String text(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
