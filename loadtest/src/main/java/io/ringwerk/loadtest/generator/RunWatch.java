package io.ringwerk.loadtest.generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a run on all loops and gathers its figures each second, on the thread that waits for it.
 */
final class RunWatch {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final List<LoadLoop> loops;
  private final List<LoopRun> runs;
  private final Tally total = new Tally();
  private final List<Second> seconds = new ArrayList<>();

  /**
   * A watch.
   *
   * @param runs one for each loop
   */
  RunWatch(List<LoadLoop> loops, List<LoopRun> runs) {
    this.loops = loops;
    this.runs = runs;
  }

  /** Returns when all has ended. */
  LoadResult watch(Consumer<Second> listener) {
    long began = System.nanoTime();
    for (int i = 0; i < runs.size(); i++) {
      LoadLoop loop = loops.get(i);
      LoopRun run = runs.get(i);
      loop.execute(() -> loop.begin(run));
    }
    CompletableFuture<Void> done =
        CompletableFuture.allOf(
            runs.stream().map(LoopRun::done).toArray(CompletableFuture<?>[]::new));
    while (!isDone(done, began + (seconds.size() + 1) * SECOND - System.nanoTime())) {
      gather(listener);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    gather(listener);
    return result(took);
  }

  private static boolean isDone(CompletableFuture<Void> done, long nanos) {
    try {
      done.copy().completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS).join();
      return done.isDone();
    } catch (CompletionException defect) {
      throw new IllegalStateException("the load generator has a defect", defect.getCause());
    }
  }

  private void gather(Consumer<Second> listener) {
    Tally second = new Tally();
    for (int i = 0; i < runs.size(); i++) {
      second.add(loops.get(i).ask(runs.get(i)::takeInterval).join());
    }
    total.add(second);
    seconds.add(second.asSecond());
    listener.accept(second.asSecond());
  }

  private LoadResult result(Duration took) {
    return new LoadResult(
        total.startedCount(),
        total.succeededCount(),
        total.failures(),
        total.retransmissionCount(),
        took,
        total.latency(),
        total.answer(),
        seconds);
  }
}
