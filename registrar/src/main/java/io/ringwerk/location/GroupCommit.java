package io.ringwerk.location;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Commits updates in batches: one write to the log serves all that have queued up meanwhile.
 *
 * <p>Any thread may queue updates, a bounded number of them. A batch is all or nothing. When it
 * can't be written, its updates are undone in memory, and so are the updates queued behind them
 * that were planned on what never came to be; updates of other devices go on.
 *
 * <pre>
 * request A1   plan on {}, queue A1 (pending: A1)
 * request A2   plan on A1, queue A2 (pending: A2)           B1 likewise, of another device
 * commit       batch {A1}: write fails, A1 undone
 * commit       batch {A2, B1}: A2 fails with A1, its device is back at {}; B1 is written
 * </pre>
 */
final class GroupCommit {

  private static final int MAX_BATCH = 1024;
  private static final int EXPIRED_AT_ONCE = 1024;

  private final BindingTable table;
  private final BindingLog bindingLog;
  private final InstantSource clock;
  private final int maxPending;

  private final Queue<PendingUpdate<?>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicLong sequence = new AtomicLong();
  private final LongAdder committed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile boolean closing;

  /** The batch in hand. The committing thread's own. */
  private final List<PendingUpdate<?>> batch = new ArrayList<>(MAX_BATCH);

  GroupCommit(BindingTable table, BindingLog bindingLog, InstantSource clock, int maxPending) {
    this.table = table;
    this.bindingLog = bindingLog;
    this.clock = clock;
    this.maxPending = maxPending;
  }

  /**
   * Lets a request plan its update and queues that; or refuses it, if too many are queued already.
   * What the planner throws is thrown here.
   */
  void submit(UpdateRequest<?> request) {
    int places = pending.incrementAndGet();
    if (closing || places > maxPending) {
      pending.decrementAndGet();
      request.refuse(closing ? CommitFailure.CLOSED : CommitFailure.OVERLOADED);
      return;
    }
    Instant now = clock.instant();
    try {
      table.plan(request.device(), held -> queued(request.plan(held, now, nextSequence())));
    } catch (RuntimeException e) {
      pending.decrementAndGet();
      throw e;
    }
  }

  /** Called inside the swap of the device, or updates of one device could overtake each other. */
  private PendingUpdate<?> queued(PendingUpdate<?> update) {
    queue.add(update);
    return update;
  }

  /** Called inside the swap of the device, or replay would revive removed bindings. */
  private long nextSequence() {
    return sequence.incrementAndGet();
  }

  /** Goes on behind what the log holds already. */
  void continueAfter(long lastSequence) {
    sequence.set(lastSequence);
  }

  /** How many updates were written. */
  long committed() {
    return committed.sum();
  }

  /** How many updates were undone. */
  long failed() {
    return failed.sum();
  }

  /** Whether nothing is queued. */
  boolean isIdle() {
    return queue.isEmpty();
  }

  /** How many updates have not ended. */
  int pending() {
    return pending.get();
  }

  /** From now on nothing is queued any more. */
  void beginClosing() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Whether nothing is left and nothing more can come. */
  boolean isDrained() {
    return closing && pending.get() == 0;
  }

  /**
   * Commits one batch, and lets some bindings expire. Called by one thread at a time: that is the
   * committing thread.
   *
   * @return how many updates ended and devices were looked at; 0 if there was nothing to do
   */
  int turn() {
    int ended = commitBatch();
    if (!closing) {
      bindingLog.compactIfDue();
    }
    return ended + table.expire(clock.instant(), EXPIRED_AT_ONCE);
  }

  /** Ends the log; called after the last turn. */
  void close() {
    bindingLog.close();
  }

  private int commitBatch() {
    take();
    if (batch.isEmpty()) {
      return 0;
    }
    int size = batch.size();
    try {
      Optional<CommitFailure> failure = write();
      batch.forEach(update -> end(update, failure));
    } finally {
      batch.clear();
      pending.addAndGet(-size);
    }
    return size;
  }

  private void take() {
    while (batch.size() < MAX_BATCH) {
      PendingUpdate<?> update = queue.poll();
      if (update == null) {
        return;
      }
      batch.add(update);
    }
  }

  private Optional<CommitFailure> write() {
    for (PendingUpdate<?> update : batch) {
      update.failWithBase();
      if (update.changesBindings() && !update.hasFailed()) {
        bindingLog.append(update.device(), update.sequence(), update.bindings());
      }
    }
    try {
      bindingLog.flush();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(CommitFailure.of(e));
    }
  }

  private void end(PendingUpdate<?> update, Optional<CommitFailure> writeFailure) {
    if (update.changesBindings()) {
      writeFailure.ifPresent(update::fail);
      settle(update);
    } else {
      update.failWithBase();
    }
    update.complete();
  }

  private void settle(PendingUpdate<?> update) {
    if (update.hasFailed()) {
      table.abort(update);
      failed.increment();
    } else {
      table.commit(update, clock.instant());
      committed.increment();
    }
  }
}
