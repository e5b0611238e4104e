package io.ringwerk.sip.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.Future;
import io.ringwerk.sip.time.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shard on a Netty event loop. What the tasks of one round write leaves when all have run. */
final class EventLoopShard implements Shard {

  private static final Logger log = LoggerFactory.getLogger(EventLoopShard.class);

  private final int index;
  private final SingleThreadEventLoop loop;
  private final LoopBatch batch;
  private final LoopWatch watch = new LoopWatch(this);

  EventLoopShard(int index, SingleThreadEventLoop loop) {
    this.index = index;
    this.loop = loop;
    this.batch = new LoopBatch(loop::executeAfterEventLoopIteration);
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
  public void atEndOfBatch(Runnable task) {
    batch.atEnd(task);
  }

  @Override
  public Cancellable schedule(Duration delay, Runnable task) {
    Future<?> scheduled = loop.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  EventLoop loop() {
    return loop;
  }

  LoopBatch batch() {
    return batch;
  }

  LoopWatch watch() {
    return watch;
  }

  private void run(Runnable task) {
    batch.open();
    try {
      task.run();
    } catch (RuntimeException defect) {
      log.error("a task on shard {} failed", index, defect);
    }
  }
}
