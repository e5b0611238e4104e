package io.ringwerk.loadtest.scale;

import java.io.IOException;

/**
 * A look at the server under load.
 *
 * @param second since the beginning
 * @param heap MB in use after a full collection
 * @param transactions open transactions
 * @param buffers MB of network buffers
 * @param threads threads alive
 * @param resident MB of memory the process holds
 */
record SoakSample(
    double second,
    double heap,
    double transactions,
    double buffers,
    double threads,
    double resident) {

  private static final double MEGABYTE = 1 << 20;

  /** Looks now, after a collection. */
  static SoakSample of(OwnServer server, double second) throws IOException, InterruptedException {
    server.collectGarbage();
    Metrics metrics = server.metrics();
    return new SoakSample(
        second,
        metrics.sum("ringwerk_memory_heap_live") / MEGABYTE,
        metrics.sum("ringwerk_transactions_open"),
        metrics.sum("ringwerk_memory_buffers") / MEGABYTE,
        metrics.sum("jvm_threads_live_threads"),
        server.resident() / MEGABYTE);
  }
}
