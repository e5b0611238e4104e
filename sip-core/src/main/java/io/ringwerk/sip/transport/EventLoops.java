package io.ringwerk.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The event loops and their shards, one for one. Their threads start with the first task. */
final class EventLoops {

  /** A loop ends between two tasks; one that still runs then is not waited for any longer. */
  private static final Duration LAST_TASK = Duration.ofSeconds(1);

  private final MultiThreadIoEventLoopGroup group;
  private final List<EventLoopShard> eventLoopShards;
  private final Shards shards;

  EventLoops(int count, NetworkIo networkIo) {
    this.group =
        new MultiThreadIoEventLoopGroup(
            count, new DefaultThreadFactory("sip"), networkIo.handlerFactory());
    this.eventLoopShards = shardsOf(group);
    this.shards = new Shards(eventLoopShards);
  }

  MultiThreadIoEventLoopGroup group() {
    return group;
  }

  Shards shards() {
    return shards;
  }

  List<EventLoopShard> eventLoopShards() {
    return eventLoopShards;
  }

  /** The shard whose loop serves this channel. */
  EventLoopShard shardOf(Channel channel) {
    for (EventLoopShard shard : eventLoopShards) {
      if (shard.loop() == channel.eventLoop()) {
        return shard;
      }
    }
    throw new IllegalArgumentException(channel + " is served by a loop of somebody else's");
  }

  /** Ends the loops once their tasks are done, or when the grace is over; then all is closed. */
  void stop(Duration grace) {
    group
        .shutdownGracefully(0, grace.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(grace.plus(LAST_TASK).toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<EventLoopShard> shardsOf(MultiThreadIoEventLoopGroup group) {
    List<EventLoopShard> shards = new ArrayList<>();
    for (EventExecutor loop : group) {
      shards.add(new EventLoopShard(shards.size(), (SingleThreadEventLoop) loop));
    }
    return List.copyOf(shards);
  }
}
