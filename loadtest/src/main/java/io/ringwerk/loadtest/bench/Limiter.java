package io.ringwerk.loadtest.bench;

/** What kept a saturated server from doing more. */
enum Limiter {
  /** The processors: server and generator share them, so a server with its own does more. */
  PROCESSORS("saturated: server and generator together kept all processors busy"),
  /** The generator's one thread: the server could do more. */
  GENERATOR("the generator was the limit, not the server, which could do more"),
  /** Neither: both waited for one another, or for the disk. */
  WAITING("processors were idle at times: server and generator waited for one another");

  /** Above this share something counts as busy all the time. */
  private static final double BUSY = 0.92;

  private final String text;

  Limiter(String text) {
    this.text = text;
  }

  /** What it was in these samples, on this machine. */
  static Limiter of(Samples samples) {
    return of(
        samples.serverCores(),
        samples.generatorCores(),
        Runtime.getRuntime().availableProcessors());
  }

  static Limiter of(double serverCores, double generatorCores, int processors) {
    if (serverCores + generatorCores >= processors * BUSY) {
      return PROCESSORS;
    }
    return generatorCores >= BUSY ? GENERATOR : WAITING;
  }

  /** In words. */
  String text() {
    return text;
  }
}
