package io.ringwerk.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the kernel says of a socket nobody reads; loopback delivers before it returns. */
final class SocketBacklogTest {

  private Optional<MultiThreadIoEventLoopGroup> group = Optional.empty();

  @AfterEach
  void close() {
    group.ifPresent(
        loops -> {
          var unused = loops.shutdownGracefully();
        });
  }

  @Test
  void tellsWhatWaitsAndWhatHadNoRoom() throws Exception {
    assumeTrue(NetworkIo.EPOLL.isAvailable());
    DatagramChannel socket = unread(NetworkIo.EPOLL);

    send(socket, 1);
    SocketBacklog one = SocketBacklog.of(socket).get().orElseThrow();
    send(socket, 10_000);
    SocketBacklog full = SocketBacklog.of(socket).get().orElseThrow();

    assertThat(one.bytes()).isPositive();
    assertThat(one.lost()).isZero();
    assertThat(full.bytes()).isGreaterThan(one.bytes());
    assertThat(full.lost()).isPositive();
  }

  @Test
  void isUnknownWhereTheJdksSocketsAreUsed() {
    DatagramChannel socket = unread(NetworkIo.NIO);

    assertThat(SocketBacklog.of(socket).get()).isEmpty();
  }

  private DatagramChannel unread(NetworkIo io) {
    MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, io.handlerFactory());
    group = Optional.of(loops);
    DatagramChannel socket = io.newDatagramChannel(SocketProtocolFamily.INET);
    socket.config().setAutoRead(false);
    socket.config().setReceiveBufferSize(100_000);
    ((EventLoop) loops.next()).register(socket).syncUninterruptibly();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).syncUninterruptibly();
    return socket;
  }

  private static void send(DatagramChannel to, int count) throws Exception {
    byte[] content = new byte[600];
    try (DatagramSocket sender = new DatagramSocket()) {
      for (int i = 0; i < count; i++) {
        sender.send(new DatagramPacket(content, content.length, to.localAddress()));
      }
    }
  }
}
