package io.ringwerk.sip.transport;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramChannel;
import io.ringwerk.sip.flow.FlowClosedListener;
import io.ringwerk.sip.flow.FlowRegistry;
import io.ringwerk.sip.flow.SipCounters;
import io.ringwerk.sip.transport.TransportStartException.Reason;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets, and the event loops behind them. Made first, so that the layers above can be built
 * on its {@link #shards}; then started with the receiver above it; stopped at last, even if it was
 * not started.
 *
 * <p>{@link #start} and {@link #stop} block: they are for the thread that starts and stops the
 * server, never for a shard's.
 */
public final class SipTransport {

  private static final Logger log = LoggerFactory.getLogger(SipTransport.class);

  private final TransportSettings settings;
  private final SipCounters counters;
  private final EventLoops loops;
  private final OpenFlows flows;
  private final SocketOpener opener;
  private final List<Channel> sockets = new ArrayList<>();
  private final List<UdpListener> udpListeners = new ArrayList<>();
  private final List<ListenPoint> listenPoints = new ArrayList<>();

  /**
   * Prepares the event loops; opens no socket and starts no thread.
   *
   * @param counters where everything is counted
   */
  public SipTransport(TransportSettings settings, SipCounters counters) {
    this.settings = settings;
    this.counters = counters;
    this.loops = new EventLoops(settings.loops(), settings.networkIo());
    this.flows = new OpenFlows(settings.connections().maximum());
    this.opener = new SocketOpener(loops, settings);
  }

  /** The shards, one for each event loop. */
  public Shards shards() {
    return loops.shards();
  }

  /** Where flows are found again. */
  public FlowRegistry flows() {
    return flows;
  }

  /**
   * Where it listens, in the order of the settings, each port 0 replaced by the one it became.
   * Empty before {@link #start}.
   */
  public List<ListenPoint> listenPoints() {
    return List.copyOf(listenPoints);
  }

  /**
   * Opens all listen points, then begins to read from them.
   *
   * @param receiver takes what arrives
   * @param onClosed hears of connections that close before {@link #stop}
   * @throws TransportStartException if a listen point can't be opened; the transport has stopped
   *     then
   */
  public void start(MessageReceiver receiver, FlowClosedListener onClosed)
      throws TransportStartException {
    Inbound inbound = new Inbound(receiver, counters);
    for (EventLoopShard shard : loops.eventLoopShards()) {
      shard.watch().tell(load -> receiver.measured(load, shard));
    }
    try {
      for (ListenPoint point : settings.listenPoints()) {
        open(point, inbound, onClosed);
      }
    } catch (TransportStartException e) {
      stop(Duration.ZERO);
      throw e;
    }
    flows.listenOn(udpListeners);
    sockets.forEach(socket -> socket.config().setAutoRead(true));
    log.info(
        "listening on {} with {}, {} loops", listenPoints, settings.networkIo(), settings.loops());
  }

  /**
   * Stops reading, sends what is waiting, closes everything, and ends the shards once they have run
   * what they were given.
   *
   * @param grace how long that may take at most; what is not done by then is cut off
   */
  public void stop(Duration grace) {
    Shard clock = shards().get(0);
    long deadline = clock.nanoTime() + grace.toNanos();
    List<ChannelFuture> closing = new ArrayList<>(closeSockets());
    closing.addAll(flows.closeAll());
    for (ChannelFuture closed : closing) {
      closed.awaitUninterruptibly(deadline - clock.nanoTime(), NANOSECONDS);
    }
    loops.stop(Duration.ofNanos(Math.max(0, deadline - clock.nanoTime())));
    log.info("stopped listening on {}", listenPoints);
  }

  private List<ChannelFuture> closeSockets() {
    List<ChannelFuture> closing = new ArrayList<>();
    for (Channel socket : sockets) {
      socket.config().setAutoRead(false);
      socket.flush();
      closing.add(socket.close());
    }
    sockets.clear(); // A second stop finds nothing to do.
    return closing;
  }

  private void open(ListenPoint point, Inbound inbound, FlowClosedListener onClosed)
      throws TransportStartException {
    if (listenPoints.stream().anyMatch(point::overlaps)) {
      throw new TransportStartException(point, Reason.OVERLAPPING);
    }
    switch (point.transport()) {
      case UDP -> openUdp(point, inbound);
      case TCP -> openStream(point, inbound, onClosed);
      case TLS, WS, WSS -> throw new TransportStartException(point, Reason.UNSUPPORTED_TRANSPORT);
    }
  }

  private void openUdp(ListenPoint point, Inbound inbound) throws TransportStartException {
    List<DatagramChannel> opened = opener.openUdp(point);
    sockets.addAll(opened);
    UdpListener listener = new UdpListener(opened.get(0).localAddress(), writers(opened));
    for (DatagramChannel socket : opened) {
      EventLoopShard shard = loops.shardOf(socket);
      socket
          .pipeline()
          .addLast(
              new UdpReceiver(
                  listener,
                  shard.batch(),
                  shard.watch().newQueue(SocketBacklog.of(socket), settings.datagrams().batch()),
                  settings.parser(),
                  inbound,
                  counters));
    }
    udpListeners.add(listener);
    listenPoints.add(new ListenPoint(point.transport(), listener.local()));
  }

  private List<FlowWriter> writers(List<DatagramChannel> opened) {
    return opened.stream()
        .map(socket -> new FlowWriter(socket, loops.shardOf(socket), loops.shards(), counters))
        .toList();
  }

  private void openStream(ListenPoint point, Inbound inbound, FlowClosedListener onClosed)
      throws TransportStartException {
    Channel socket =
        opener.openStream(
            point,
            new StreamInitializer(
                point.transport(), settings, loops, flows, inbound, onClosed, counters));
    sockets.add(socket);
    listenPoints.add(new ListenPoint(point.transport(), (InetSocketAddress) socket.localAddress()));
  }
}
