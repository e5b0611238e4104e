package io.ringwerk.location;

import io.ringwerk.sip.time.BatchExecutor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits updates in batches: one write to the log serves all that have queued up meanwhile. Any
 * thread may commit, one at a time: who finds another at it leaves its updates to that one.
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

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private static final int MAX_BATCH = 1024;
  private static final int EXPIRED_AT_ONCE = 1024;

  /** A write that only copies into the kernel's memory takes microseconds. */
  private static final Duration SLOW_WRITE = Duration.ofMillis(50);

  /** A disk that was slow is given time before it is trusted again. */
  private static final Duration SLOW_FOR = Duration.ofSeconds(10);

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
  private volatile boolean slow;
  private volatile boolean logHasGrown;

  /** Set by the thread that commits; what follows is its own, as are the log and the calendar. */
  private final AtomicBoolean committing = new AtomicBoolean();

  private final List<PendingUpdate<?>> batch = new ArrayList<>(MAX_BATCH);
  private final Map<BatchExecutor, List<PendingUpdate<?>>> elsewhere = new HashMap<>();
  private Instant slowUntil = Instant.MIN;

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

  /** Whether writing has taken so long lately that no shard should wait for it. */
  boolean isSlow() {
    return slow;
  }

  /** Whether the log waits for a {@link #turn}. */
  boolean needsTurn() {
    return logHasGrown;
  }

  /**
   * Commits one batch, looks after the log, and lets some bindings expire; leaves it all to another
   * thread that is at it.
   *
   * @return how many updates ended and devices were looked at; 0 if there was nothing to do
   */
  int turn() {
    if (!committing.compareAndSet(false, true)) {
      return 0;
    }
    try {
      int ended = commitBatch();
      if (!closing) {
        bindingLog.compactIfDue();
        logHasGrown = false;
      }
      return ended + table.expire(clock.instant(), EXPIRED_AT_ONCE);
    } finally {
      committing.set(false);
    }
  }

  /**
   * Commits what is queued, and no more. Nothing is overlooked:
   *
   * <pre>
   * a request             whoever commits
   * queue.add(update)     committing = false
   * committing? leave it  queue empty? else once more
   * </pre>
   *
   * @return how many updates ended
   */
  int commitQueued() {
    int ended = 0;
    while (!queue.isEmpty() && committing.compareAndSet(false, true)) {
      try {
        ended += commitBatch();
        logHasGrown = bindingLog.isCompactionDue();
      } finally {
        committing.set(false);
      }
    }
    return ended;
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
      Instant now = clock.instant();
      for (PendingUpdate<?> update : batch) {
        settle(update, failure, now);
      }
      complete();
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
    Instant begun = clock.instant();
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
    } finally {
      noteDuration(begun, clock.instant());
    }
  }

  private void noteDuration(Instant begun, Instant ended) {
    if (Duration.between(begun, ended).compareTo(SLOW_WRITE) > 0) {
      slow = true;
      slowUntil = ended.plus(SLOW_FOR);
    } else if (slow && ended.isAfter(slowUntil)) {
      slow = false;
    }
  }

  private void settle(PendingUpdate<?> update, Optional<CommitFailure> writeFailure, Instant now) {
    if (!update.changesBindings()) {
      update.failWithBase();
      return;
    }
    writeFailure.ifPresent(update::fail);
    if (update.hasFailed()) {
      table.abort(update);
      failed.increment();
    } else {
      table.commit(update, now);
      committed.increment();
    }
  }

  /** Tells the listeners; all those of another thread in one go. */
  private void complete() {
    for (PendingUpdate<?> update : batch) {
      if (update.completesOn().isCurrent()) {
        update.complete();
      } else {
        elsewhere.computeIfAbsent(update.completesOn(), on -> new ArrayList<>()).add(update);
      }
    }
    elsewhere.forEach(GroupCommit::completeOn);
    elsewhere.clear();
  }

  private static void completeOn(BatchExecutor thread, List<PendingUpdate<?>> updates) {
    try {
      thread.execute(() -> updates.forEach(PendingUpdate::complete));
    } catch (RejectedExecutionException stopped) {
      log.warn("nobody took the results of {} updates", updates.size(), stopped);
    }
  }
}
