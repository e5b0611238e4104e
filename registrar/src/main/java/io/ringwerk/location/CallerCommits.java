package io.ringwerk.location;

import io.ringwerk.sip.time.BatchExecutor;
import java.util.concurrent.locks.ReentrantLock;

/** Commits on the thread that queued, before its call returns: for tests and trials. */
final class CallerCommits implements CommitDriver {

  private final GroupCommit commits;
  private final ReentrantLock lock = new ReentrantLock();

  CallerCommits(GroupCommit commits) {
    this.commits = commits;
  }

  @Override
  public void queued(BatchExecutor by) {
    commitAll();
  }

  @Override
  public void finish() {
    commits.beginClosing();
    commitAll();
    commits.close();
  }

  private void commitAll() {
    if (lock.isHeldByCurrentThread()) {
      return; // a listener updates from within its call: the loop below comes to it
    }
    lock.lock();
    try {
      int done;
      do {
        done = commits.turn();
      } while (done > 0);
    } finally {
      lock.unlock();
    }
  }
}
