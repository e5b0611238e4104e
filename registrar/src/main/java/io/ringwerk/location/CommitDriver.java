package io.ringwerk.location;

/** What makes a {@link GroupCommit} go on: a thread of its own, or whoever queues an update. */
interface CommitDriver {

  /** Something was queued. */
  void wake();

  /** Commits what is queued; returns when nothing is left and nothing more can come. */
  void finish();
}
