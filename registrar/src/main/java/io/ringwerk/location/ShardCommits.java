package io.ringwerk.location;

import io.ringwerk.sip.time.BatchExecutor;

/**
 * Commits on the thread that queued, at the end of its batch: no wake-up of another thread and none
 * back, which costs more than the write. For a log whose write only copies into the kernel's
 * memory.
 *
 * <p>Even that can take long when the disk hangs and the kernel has no room left. Then another
 * thread takes over for a while, as a shard has calls to serve.
 */
final class ShardCommits implements CommitDriver {

  private final GroupCommit commits;
  private final CommitDriver thread;
  private final Runnable commit = this::commit;

  /**
   * A driver.
   *
   * @param thread looks after the log, and commits while the disk is slow
   */
  ShardCommits(GroupCommit commits, CommitDriver thread) {
    this.commits = commits;
    this.thread = thread;
  }

  @Override
  public void queued(BatchExecutor by) {
    if (commits.isSlow() || !by.isCurrent()) {
      thread.queued(by);
    } else {
      by.atEndOfBatch(commit);
    }
  }

  @Override
  public void finish() {
    thread.finish();
  }

  private void commit() {
    commits.commitQueued();
    if (commits.needsTurn()) {
      thread.queued(BatchExecutor.CALLER);
    }
  }
}
