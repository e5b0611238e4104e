package io.ringwerk.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DatagramChannel;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.FlowFailureListener;
import io.ringwerk.sip.flow.SipCounters;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes to one channel for the flows that use it, and tells who sent a message that it failed.
 * Safe for use by any thread; on the channel's own shard a write joins the shard's batch.
 */
final class FlowWriter {

  private final Channel channel;
  private final EventLoopShard shard;
  private final Shards shards;
  private final SipCounters counters;

  /** What is done about a message whose sender does not want to know: the same for all of them. */
  private final ChannelFutureListener countFailure = this::countFailure;

  FlowWriter(Channel channel, EventLoopShard shard, Shards shards, SipCounters counters) {
    this.channel = channel;
    this.shard = shard;
    this.shards = shards;
    this.counters = counters;
  }

  Channel channel() {
    return channel;
  }

  /** Whether the calling thread is the one that serves the channel. */
  boolean isCurrent() {
    return shard.isCurrent();
  }

  /** The bytes where the kernel can read them. */
  ByteBuf copyOf(byte[] bytes) {
    return channel.alloc().directBuffer(bytes.length).writeBytes(bytes);
  }

  /**
   * Whether the channel takes more. What waits in the batch may be all that stands against it, so
   * it is flushed before the answer is no.
   */
  boolean takesMore() {
    if (channel.isWritable()) {
      return true;
    }
    channel.flush();
    return channel.isWritable();
  }

  /** Writes a message as {@code content}, a {@code ByteBuf} or a datagram, and releases that. */
  void write(Flow flow, Object content, FlowFailureListener onFailure) {
    counters.sent().increment(flow.transport());
    if (onFailure == FlowFailureListener.IGNORE) {
      write(content).addListener(countFailure);
      return;
    }
    Shard sender = sender();
    write(content)
        .addListener(
            sent -> {
              if (!sent.isSuccess()) {
                tell(sender, flow, reasonOf(sent.cause()), onFailure);
              }
            });
  }

  /** Writes {@code content}, a {@code ByteBuf} or a datagram, and releases it. */
  ChannelFuture write(Object content) {
    return shard.isCurrent()
        ? shard.batch().write(channel, content)
        : channel.writeAndFlush(content);
  }

  /** Flushes what was written; the future completes when it has left, or can't. */
  ChannelFuture flush() {
    return channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
  }

  /** Tells that a message is not even written. */
  void refuse(Flow flow, FlowFailure.Reason reason, FlowFailureListener onFailure) {
    tell(sender(), flow, reason, onFailure);
  }

  private void countFailure(ChannelFuture sent) {
    if (!sent.isSuccess()) {
      counters.sendFailures().increment(reasonOf(sent.cause()));
    }
  }

  private Shard sender() {
    return shard.isCurrent() ? shard : shards.current().orElse(shard);
  }

  private void tell(
      Shard sender, Flow flow, FlowFailure.Reason reason, FlowFailureListener onFailure) {
    counters.sendFailures().increment(reason);
    if (onFailure == FlowFailureListener.IGNORE) {
      return;
    }
    FlowFailure failure = new FlowFailure(flow.id(), reason);
    try {
      sender.execute(() -> onFailure.failed(failure));
    } catch (RejectedExecutionException stopped) {
      // The transport has stopped, and the shard with everything on it: nobody is left to tell.
    }
  }

  private FlowFailure.Reason reasonOf(Throwable cause) {
    if (cause instanceof PortUnreachableException || cause instanceof ConnectException) {
      return FlowFailure.Reason.REFUSED;
    }
    if (cause instanceof ClosedChannelException || !(channel instanceof DatagramChannel)) {
      return FlowFailure.Reason.CLOSED;
    }
    return FlowFailure.Reason.UNREACHABLE;
  }
}
