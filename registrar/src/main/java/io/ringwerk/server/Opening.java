package io.ringwerk.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A part of the server that opens on a thread of its own while the start goes on with others.
 * Shared by both threads.
 *
 * @param <T> the part
 */
final class Opening<T extends AutoCloseable> {

  private final FutureTask<T> task;

  private Opening(FutureTask<T> task) {
    this.task = task;
  }

  /** Begins to open it. */
  static <T extends AutoCloseable> Opening<T> begin(String name, Callable<T> open) {
    FutureTask<T> task = new FutureTask<>(open);
    new Thread(task, "open-" + name).start();
    return new Opening<>(task);
  }

  /**
   * The part, once it is open.
   *
   * @throws IOException when it could not be opened
   */
  T await() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw ioExceptionOf(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("the start was interrupted", interrupted);
    }
  }

  /** Closes the part; waits for it to be open first. One that could not be opened is not closed. */
  void close() throws Exception {
    T open;
    try {
      open = task.get();
    } catch (ExecutionException | CancellationException neverOpened) {
      return;
    }
    open.close();
  }

  private static IOException ioExceptionOf(ExecutionException failed) {
    if (failed.getCause() instanceof RuntimeException defect) {
      throw defect;
    }
    return failed.getCause() instanceof IOException failure ? failure : new IOException(failed);
  }
}
