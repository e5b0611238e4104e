package io.ringwerk.loadtest.generator;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.ringwerk.sip.flow.TransportProtocol;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Opens source ports or connections, each connected to the target. */
final class EndpointOpener {

  /** What the JVM and its event loops need themselves. */
  private static final int OTHER_FILES = 200;

  /** Past so many source ports an answer mostly comes alone, and a batch only costs. */
  private static final int PORTS_WITH_BATCHES = 256;

  private static final int BATCH = 16;

  /** Connections that are opened together: fewer than a server lets wait. */
  private static final int AT_ONCE = 128;

  private static final int KERNEL_BUFFER = 1 << 20;

  private final InetSocketAddress target;
  private final TransportProtocol transport;

  EndpointOpener(GeneratorSettings settings) {
    this.target = settings.target();
    this.transport = settings.transport();
  }

  /** What moves the bytes here. */
  static IoHandlerFactory io() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  /** Refuses more endpoints than this process may have files, before the first is opened. */
  static void checkLimit(int endpoints) throws LoadGeneratorException {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof UnixOperatingSystemMXBean system)) {
      return;
    }
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
    if (endpoints + OTHER_FILES > free) {
      throw new LoadGeneratorException(
          "%d endpoints need as many file descriptors, and this process may open %d more; raise the limit (ulimit -n %d) or take fewer endpoints"
              .formatted(endpoints, free, endpoints + 2 * OTHER_FILES));
    }
  }

  /** Opens the endpoints of one loop. */
  void open(LoadLoop loop, int count) throws LoadGeneratorException {
    Bootstrap bootstrap =
        transport.isReliable() ? connections() : datagrams(count > PORTS_WITH_BATCHES ? 1 : BATCH);
    bootstrap.group(loop.eventLoop()).handler(new Nothing());
    for (int opened = 0; opened < count; opened += AT_ONCE) {
      openSome(bootstrap, loop, Math.min(AT_ONCE, count - opened));
    }
  }

  private void openSome(Bootstrap bootstrap, LoadLoop loop, int count)
      throws LoadGeneratorException {
    List<ChannelFuture> opening = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      opening.add(bootstrap.connect(target));
    }
    for (ChannelFuture each : opening) {
      Channel channel = opened(each);
      Endpoint endpoint = new Endpoint(loop.endpoints().size(), channel, transport, loop);
      loop.endpoints().add(endpoint);
      channel
          .pipeline()
          .addLast(
              transport.isReliable()
                  ? new StreamHandler(loop, endpoint)
                  : new DatagramHandler(loop, endpoint));
    }
  }

  private Channel opened(ChannelFuture opening) throws LoadGeneratorException {
    opening.awaitUninterruptibly();
    if (!opening.isSuccess()) {
      throw new LoadGeneratorException(
          "no endpoint to %s over %s: %s; is the server running, and are there enough local ports (net.ipv4.ip_local_port_range)?"
              .formatted(target, transport, opening.cause().getMessage()),
          opening.cause());
    }
    return opening.channel();
  }

  private static Bootstrap datagrams(int batch) {
    Bootstrap bootstrap =
        new Bootstrap()
            .option(ChannelOption.SO_RCVBUF, KERNEL_BUFFER)
            .option(ChannelOption.SO_SNDBUF, KERNEL_BUFFER)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new DatagramReadBuffer(batch));
    return Epoll.isAvailable()
        ? bootstrap
            .channel(EpollDatagramChannel.class)
            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DatagramReadBuffer.SLOT)
        : bootstrap.channel(NioDatagramChannel.class);
  }

  private static Bootstrap connections() {
    return new Bootstrap()
        .option(ChannelOption.TCP_NODELAY, true)
        .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class);
  }

  /** A channel needs a handler before it has its own. */
  @ChannelHandler.Sharable
  private static final class Nothing extends ChannelInboundHandlerAdapter {}
}
