package io.ringwerk.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what one loop writes while it handles one batch of input, so that many datagrams leave in
 * one {@code sendmmsg} and many responses to one peer in one segment. Belongs to one loop.
 *
 * <p>Open from the first message of a read until the read is complete, or while a task runs.
 * Outside of that a write is flushed at once.
 */
final class WriteBatch {

  private final List<Channel> written = new ArrayList<>();
  private boolean open;

  /** Opens the batch, if it is not open yet. */
  void open() {
    open = true;
  }

  /** Flushes what was written since {@link #open}. */
  void close() {
    open = false;
    for (int i = 0; i < written.size(); i++) {
      written.get(i).flush();
    }
    written.clear();
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
}
