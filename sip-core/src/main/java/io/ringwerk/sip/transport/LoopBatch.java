package io.ringwerk.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one loop puts off while it handles one batch of input or tasks: writes, so that many
 * datagrams leave in one {@code sendmmsg} and many responses to one peer in one segment, and work
 * that is cheaper done once for all of them. Belongs to one loop.
 *
 * <p>Open from the first message or task of a round of the loop until all that is ready in this
 * round has been handled. Outside of that a write is flushed at once.
 */
final class LoopBatch {

  private static final Logger log = LoggerFactory.getLogger(LoopBatch.class);

  private final List<Runnable> atEnd = new ArrayList<>();
  private final List<Channel> written = new ArrayList<>();
  private final Consumer<Runnable> afterRound;
  private final Runnable close = this::close;
  private boolean open;

  /**
   * A batch that is not open.
   *
   * @param afterRound runs a task when the loop has handled what was ready, before it waits again
   */
  LoopBatch(Consumer<Runnable> afterRound) {
    this.afterRound = afterRound;
  }

  /** Opens the batch until the end of the round, if it is not open yet. */
  void open() {
    if (!open) {
      open = true;
      afterRound.accept(close);
    }
  }

  /** Does what was put off since {@link #open}: the work first, as it may write. */
  private void close() {
    for (int i = 0; i < atEnd.size(); i++) {
      run(atEnd.get(i));
    }
    atEnd.clear();
    open = false;
    for (int i = 0; i < written.size(); i++) {
      written.get(i).flush();
    }
    written.clear();
  }

  /** Runs a task when the batch closes; at once if none is open. One that waits waits once. */
  void atEnd(Runnable task) {
    if (!open) {
      task.run();
    } else if (!atEnd.contains(task)) {
      atEnd.add(task);
    }
  }

  /** Writes now, and flushes when the batch closes. */
  ChannelFuture write(Channel channel, Object message) {
    if (!open) {
      return channel.writeAndFlush(message);
    }
    if (written.isEmpty() || written.get(written.size() - 1) != channel) {
      written.add(channel);
    }
    return channel.write(message);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      log.error("what was put off to the end of a batch failed", defect);
    }
  }
}
