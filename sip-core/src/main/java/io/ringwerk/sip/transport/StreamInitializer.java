package io.ringwerk.sip.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.ringwerk.sip.codec.StreamFramer;
import io.ringwerk.sip.flow.FlowClosedListener;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.flow.SipCounters.Dropped;
import io.ringwerk.sip.flow.TransportProtocol;

/**
 * Makes a flow of each connection a listen point accepts, or turns it away at the limit. Shared by
 * all shards.
 */
final class StreamInitializer extends ChannelInitializer<SocketChannel> {

  private final TransportProtocol transport;
  private final TransportSettings settings;
  private final EventLoops loops;
  private final OpenFlows flows;
  private final Inbound inbound;
  private final FlowClosedListener onClosed;
  private final SipCounters counters;

  StreamInitializer(
      TransportProtocol transport,
      TransportSettings settings,
      EventLoops loops,
      OpenFlows flows,
      Inbound inbound,
      FlowClosedListener onClosed,
      SipCounters counters) {
    this.transport = transport;
    this.settings = settings;
    this.loops = loops;
    this.flows = flows;
    this.inbound = inbound;
    this.onClosed = onClosed;
    this.counters = counters;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    if (!flows.admit()) {
      counters.dropped().increment(Dropped.CONNECTION_LIMIT);
      Closing.close(channel);
      return;
    }
    counters.connectionsOpened().increment(transport);
    channel.closeFuture().addListener(closed -> left());
    if (channel.remoteAddress() == null) {
      Closing.close(channel); // The peer was faster: it has gone again.
      return;
    }
    channel.pipeline().addLast(receiver(channel));
  }

  private void left() {
    flows.leave();
    counters.connectionsClosed().increment(transport);
  }

  private StreamReceiver receiver(SocketChannel channel) {
    EventLoopShard shard = loops.shardOf(channel);
    IdleWatch idleWatch = new IdleWatch(shard, settings.connections(), () -> closeIdle(channel));
    StreamFlow flow =
        new StreamFlow(
            flows.newId(transport, channel.localAddress(), channel.remoteAddress()),
            new FlowWriter(channel, shard, loops.shards(), counters),
            idleWatch);
    flows.add(flow);
    return new StreamReceiver(
        flow,
        new StreamFramer(settings.parser()),
        inbound,
        shard,
        idleWatch,
        settings.connections().lingerHalfClosed(),
        () -> end(flow));
  }

  private void closeIdle(Channel channel) {
    counters.dropped().increment(Dropped.IDLE_CONNECTION);
    Closing.close(channel);
  }

  /** Runs a second time when a flow that had ended is closed: only the first counts. */
  private void end(StreamFlow flow) {
    flow.end();
    if (flows.remove(flow)) {
      onClosed.closed(flow.id());
    }
  }
}
