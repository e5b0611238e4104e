package io.ringwerk.loadtest.sipp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the server once a second. A look that fails is left out. */
final class ServerSamples {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Optional<ServerWatch> watch;
  private final long began;
  private final List<LoadFigures.Server.Sample> samples = new ArrayList<>();
  private Duration cpu = Duration.ZERO;
  private Optional<ServerWatch.Usage> last = Optional.empty();
  private long lastAt;

  ServerSamples(Optional<ServerWatch> watch, long began) {
    this.watch = watch;
    this.began = began;
  }

  void lookEachSecond() {
    if (System.nanoTime() - lastAt >= SECOND) {
      look();
    }
  }

  void look() {
    if (watch.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    try {
      ServerWatch.Usage usage = watch.get().usage();
      last.ifPresent(before -> add(before, usage, now));
      last = Optional.of(usage);
    } catch (IOException unseen) {
      last = Optional.empty();
    }
    lastAt = now;
  }

  private void add(ServerWatch.Usage before, ServerWatch.Usage usage, long now) {
    Duration used = usage.cpu().minus(before.cpu());
    cpu = cpu.plus(used);
    samples.add(
        new LoadFigures.Server.Sample(
            (now - began) / 1e9, 100.0 * used.toNanos() / (now - lastAt), usage.memory()));
  }

  Optional<LoadFigures.Server> figures() {
    return watch.map(each -> new LoadFigures.Server(each.memoryMeans(), cpu, List.copyOf(samples)));
  }
}
