package io.ringwerk.sip.transport;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.ringwerk.sip.time.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shard on a Netty event loop. Each task's writes leave together when it has run. */
final class EventLoopShard implements Shard {

  private static final Logger log = LoggerFactory.getLogger(EventLoopShard.class);

  private final int index;
  private final EventLoop loop;
  private final WriteBatch writes = new WriteBatch();
  private final LoopWatch watch = new LoopWatch(this);

  EventLoopShard(int index, EventLoop loop) {
    this.index = index;
    this.loop = loop;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public boolean isCurrent() {
    return loop.inEventLoop();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(() -> run(task));
  }

  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    Future<?> scheduled = loop.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  EventLoop loop() {
    return loop;
  }

  WriteBatch writes() {
    return writes;
  }

  LoopWatch watch() {
    return watch;
  }

  private void run(Runnable task) {
    writes.open();
    try {
      task.run();
    } catch (RuntimeException defect) {
      log.error("a task on shard {} failed", index, defect);
    } finally {
      writes.close();
    }
  }
}
