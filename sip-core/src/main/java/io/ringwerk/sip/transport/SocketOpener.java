package io.ringwerk.sip.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramChannelConfig;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.UnixChannelOption;
import io.ringwerk.sip.transport.TransportSettings.Connections;
import io.ringwerk.sip.transport.TransportSettings.Datagrams;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the sockets of listen points. Nothing is read from them before {@code autoRead} is set. */
final class SocketOpener {

  private static final Logger log = LoggerFactory.getLogger(SocketOpener.class);

  /** Connections the kernel has accepted and we have not; capped at {@code net.core.somaxconn}. */
  private static final int BACKLOG = 4096;

  private final EventLoops loops;
  private final NetworkIo networkIo;
  private final Datagrams datagrams;
  private final Connections connections;

  SocketOpener(EventLoops loops, TransportSettings settings) {
    this.loops = loops;
    this.networkIo = settings.networkIo();
    this.datagrams = settings.datagrams();
    this.connections = settings.connections();
  }

  /**
   * The UDP sockets of a listen point: one for each shard, all on one port, or a single one where
   * the system has no SO_REUSEPORT.
   */
  List<DatagramChannel> openUdp(ListenPoint point) throws TransportStartException {
    List<DatagramChannel> sockets = new ArrayList<>();
    try {
      DatagramChannel first = openFirst(point);
      sockets.add(first);
      tellCappedBuffer(point, first.config().getReceiveBufferSize());
      for (int i = 1; networkIo.sharesPorts() && i < loops.eventLoopShards().size(); i++) {
        DatagramChannel next = newSocket(point);
        next.config().setOption(UnixChannelOption.SO_REUSEPORT, true);
        bind(next, loops.eventLoopShards().get(i), first.localAddress(), point);
        sockets.add(next);
      }
      return sockets;
    } catch (TransportStartException e) {
      sockets.forEach(Closing::close);
      throw e;
    }
  }

  /**
   * Bound alone, without SO_REUSEPORT: the kernel would otherwise let two servers share the port,
   * and each would get half of the messages. Only then is it opened to the others of ours.
   */
  private DatagramChannel openFirst(ListenPoint point) throws TransportStartException {
    DatagramChannel first = newSocket(point);
    bind(first, loops.eventLoopShards().get(0), point.address(), point);
    if (networkIo.sharesPorts()) {
      first.config().setOption(UnixChannelOption.SO_REUSEPORT, true);
    }
    return first;
  }

  private DatagramChannel newSocket(ListenPoint point) {
    DatagramChannel socket = networkIo.newDatagramChannel(family(point));
    DatagramChannelConfig config = socket.config();
    config.setAutoRead(false);
    config.setReceiveBufferSize(datagrams.receiveBufferBytes());
    config.setSendBufferSize(datagrams.sendBufferBytes());
    config.setWriteBufferWaterMark(waterMark(datagrams.sendBufferBytes()));
    networkIo.readInBatches(config, datagrams.batch());
    return socket;
  }

  /** The kernel reports twice the bytes it gives: less than we asked for means it was capped. */
  private void tellCappedBuffer(ListenPoint point, int reported) {
    if (reported < datagrams.receiveBufferBytes()) {
      log.info(
          "{}: receive buffer of {} bytes instead of {}; net.core.rmem_max limits it",
          point,
          reported / 2,
          datagrams.receiveBufferBytes());
    }
  }

  private static void bind(
      DatagramChannel socket, EventLoopShard shard, InetSocketAddress address, ListenPoint point)
      throws TransportStartException {
    ChannelFuture registered = shard.loop().register(socket).awaitUninterruptibly();
    requireSuccess(registered, point);
    requireSuccess(socket.bind(address).awaitUninterruptibly(), point);
  }

  /** The listening socket of a listen point over a stream. */
  Channel openStream(ListenPoint point, ChannelHandler onConnection)
      throws TransportStartException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops.group())
            .channelFactory(() -> networkIo.newServerChannel(family(point)))
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childHandler(onConnection)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark(connections.maximumUnsentBytes()));
    networkIo.detectGonePeers(bootstrap);
    ChannelFuture bound = bootstrap.bind(point.address()).awaitUninterruptibly();
    requireSuccess(bound, point);
    return bound.channel();
  }

  private static void requireSuccess(ChannelFuture future, ListenPoint point)
      throws TransportStartException {
    if (future.isSuccess()) {
      return;
    }
    Closing.close(future.channel());
    throw new TransportStartException(
        point, BindFailures.reasonOf(future.cause(), point.address()), future.cause());
  }

  private static WriteBufferWaterMark waterMark(int high) {
    return new WriteBufferWaterMark(high / 2, high);
  }

  private static SocketProtocolFamily family(ListenPoint point) {
    return point.address().getAddress() instanceof Inet4Address
        ? SocketProtocolFamily.INET
        : SocketProtocolFamily.INET6;
  }
}
