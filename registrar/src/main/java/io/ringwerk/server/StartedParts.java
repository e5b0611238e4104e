package io.ringwerk.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started so far, ended in the opposite order: after a stop, and after a start that
 * failed half-way.
 */
final class StartedParts {

  private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

  /** Something that was started. */
  @FunctionalInterface
  interface Part {
    /** Ends it. */
    void end() throws Exception;
  }

  private final Deque<Part> parts = new ArrayDeque<>();

  /** Remembers a part; the latest is ended first. */
  void add(Part part) {
    parts.push(part);
  }

  /** Ends all of them. One that fails is reported and does not keep the others from ending. */
  void endAll() {
    while (!parts.isEmpty()) {
      end(parts.pop());
    }
  }

  @SuppressWarnings(
      "CatchingUnchecked") // whatever one part throws, the others are still to be ended
  private static void end(Part part) {
    try {
      part.end();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      LOG.warn("a part of the server did not stop cleanly", failure);
    }
  }
}
