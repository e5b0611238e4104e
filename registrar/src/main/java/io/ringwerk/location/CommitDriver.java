package io.ringwerk.location;

import io.ringwerk.sip.time.BatchExecutor;

/** What makes a {@link GroupCommit} go on. */
interface CommitDriver {

  /**
   * Something was queued.
   *
   * @param by the thread that queued it, if it is one that works in batches
   */
  void queued(BatchExecutor by);

  /** Commits what is queued; returns when nothing is left and nothing more can come. */
  void finish();
}
