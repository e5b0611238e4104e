package io.ringwerk.location;

import io.ringwerk.sip.time.BatchExecutor;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The committing thread: takes turns at the {@link GroupCommit} and rests between them.
 *
 * <p>After a batch of several updates it rests for a moment although more may be queued: that makes
 * one write and one wake-up of many, at the price of that moment before an answer leaves.
 *
 * <p>No update is overlooked. Both sides write before they read, and what they write is volatile:
 *
 * <pre>
 * request                      committing thread
 * queue.add(update)            resting = true
 * resting? then unpark         queue empty? then park
 * </pre>
 */
final class CommitThread implements CommitDriver {

  private static final Logger log = LoggerFactory.getLogger(CommitThread.class);

  private static final long ONE_SECOND = Duration.ofSeconds(1).toNanos();
  private static final long ONE_MILLISECOND = Duration.ofMillis(1).toNanos();

  private final GroupCommit commits;
  private final long gatherNanos;
  private final Thread thread;
  private volatile boolean resting;

  /**
   * A thread that is not yet started.
   *
   * @param gather how long updates gather while there are many
   */
  private CommitThread(GroupCommit commits, Duration gather) {
    this.commits = commits;
    this.gatherNanos = gather.toNanos();
    this.thread = new Thread(this::run, "location-commit");
    thread.setDaemon(true);
  }

  /** A thread that runs. */
  static CommitThread started(GroupCommit commits, Duration gather) {
    CommitThread started = new CommitThread(commits, gather);
    started.thread.start();
    return started;
  }

  @Override
  public void queued(BatchExecutor by) {
    if (resting) {
      resting = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void finish() {
    commits.beginClosing();
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!commits.isDrained()) {
      restAfter(turn());
    }
    commits.close();
  }

  /** The thread outlives a bug: without it no phone could register any more. */
  private int turn() {
    try {
      return commits.turn();
    } catch (RuntimeException e) {
      log.error("a batch of updates was lost", e);
      return 0;
    }
  }

  private void restAfter(int done) {
    if (done > 1) {
      LockSupport.parkNanos(this, gatherNanos);
    } else if (done == 0) {
      rest();
    }
  }

  private void rest() {
    resting = true;
    if (commits.isIdle()) {
      LockSupport.parkNanos(this, commits.isClosing() ? ONE_MILLISECOND : ONE_SECOND);
    }
    resting = false;
  }
}
