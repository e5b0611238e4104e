package io.ringwerk.sip.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramChannelConfig;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.nio.channels.spi.SelectorProvider;

/** What moves the bytes between us and the kernel. */
public enum NetworkIo {
  /** Linux' epoll through JNI: a datagram socket per loop, many datagrams in one system call. */
  EPOLL {
    @Override
    public boolean isAvailable() {
      return Epoll.isAvailable();
    }

    @Override
    IoHandlerFactory handlerFactory() {
      return EpollIoHandler.newFactory();
    }

    @Override
    DatagramChannel newDatagramChannel(SocketProtocolFamily family) {
      return new EpollDatagramChannel(family);
    }

    @Override
    ServerSocketChannel newServerChannel(SocketProtocolFamily family) {
      return new EpollServerSocketChannel(family);
    }

    @Override
    boolean sharesPorts() {
      return true;
    }

    @Override
    void readInBatches(DatagramChannelConfig config, int batch) {
      config.setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DatagramReadBuffer.SLOT);
      config.setRecvByteBufAllocator(new DatagramReadBuffer(batch));
    }

    @Override
    void detectGonePeers(ServerBootstrap bootstrap) {
      bootstrap.childOption(EpollChannelOption.TCP_USER_TIMEOUT, GONE_AFTER_MILLIS);
    }
  },

  /** The JDK's own channels, on any system: one datagram socket per listen point. */
  NIO {
    @Override
    public boolean isAvailable() {
      return true;
    }

    @Override
    IoHandlerFactory handlerFactory() {
      return NioIoHandler.newFactory();
    }

    @Override
    DatagramChannel newDatagramChannel(SocketProtocolFamily family) {
      return new NioDatagramChannel(family);
    }

    @Override
    ServerSocketChannel newServerChannel(SocketProtocolFamily family) {
      return new NioServerSocketChannel(SelectorProvider.provider(), family);
    }

    @Override
    boolean sharesPorts() {
      return false;
    }

    @Override
    void readInBatches(DatagramChannelConfig config, int batch) {
      config.setRecvByteBufAllocator(
          new FixedRecvByteBufAllocator(DatagramReadBuffer.SLOT).maxMessagesPerRead(batch));
    }

    @Override
    void detectGonePeers(ServerBootstrap bootstrap) {
      // The JDK has no such option: TCP's own retransmissions find out, after a quarter of an hour.
    }
  };

  /** A peer that acknowledges nothing for 64·T1 is gone, as it is for a transaction. */
  private static final int GONE_AFTER_MILLIS = 32_000;

  /** The fastest that works here. */
  public static NetworkIo best() {
    return EPOLL.isAvailable() ? EPOLL : NIO;
  }

  /** Whether it works on this machine. */
  public abstract boolean isAvailable();

  abstract IoHandlerFactory handlerFactory();

  abstract DatagramChannel newDatagramChannel(SocketProtocolFamily family);

  abstract ServerSocketChannel newServerChannel(SocketProtocolFamily family);

  /** Whether several sockets may share a UDP port, each getting its part of the messages. */
  abstract boolean sharesPorts();

  /**
   * Reads up to {@code batch} datagrams before any is answered, in one system call if there is one.
   */
  abstract void readInBatches(DatagramChannelConfig config, int batch);

  /** Ends a connection whose peer has stopped acknowledging what we send. */
  abstract void detectGonePeers(ServerBootstrap bootstrap);
}
