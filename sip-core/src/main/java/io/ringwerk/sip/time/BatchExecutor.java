package io.ringwerk.sip.time;

import java.util.concurrent.Executor;

/**
 * A thread that handles what arrives in batches, and on which work can be put off until the batch
 * in hand has been handled: one write then serves many.
 */
public interface BatchExecutor extends Executor {

  /** Whoever calls: tasks run at once, inside the call. */
  BatchExecutor CALLER =
      new BatchExecutor() {
        @Override
        public boolean isCurrent() {
          return true;
        }

        @Override
        public void atEndOfBatch(Runnable task) {
          task.run();
        }

        @Override
        public void execute(Runnable task) {
          task.run();
        }
      };

  /** Whether the calling thread is this one. */
  boolean isCurrent();

  /**
   * Runs {@code task} once the batch in hand has been handled, before what was sent meanwhile
   * leaves; at once if there is no batch. A task that already waits for this batch is not added
   * again. Called on this thread only.
   */
  void atEndOfBatch(Runnable task);
}
