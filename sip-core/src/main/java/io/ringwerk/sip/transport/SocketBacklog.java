package io.ringwerk.sip.transport;

import io.netty.channel.ChannelException;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the kernel holds for a datagram socket, and what it had no room for.
 *
 * @param bytes what the datagrams that wait take of the receive buffer, the kernel's own overhead
 *     included
 * @param lost datagrams dropped since the socket was opened, modulo 2^32
 */
record SocketBacklog(int bytes, int lost) {

  private static final int SOL_SOCKET = 1;
  private static final int SO_MEMINFO = 55;
  private static final int RECEIVE_BYTES = 0;
  private static final int DROPS = 8;
  private static final int WORDS = 9;

  private static final RawUnixChannelOption MEMORY =
      new RawUnixChannelOption("SO_MEMINFO", SOL_SOCKET, SO_MEMINFO, WORDS * Integer.BYTES);

  /** Reads the backlog of a socket; empty where the system tells nothing. */
  static Supplier<Optional<SocketBacklog>> of(DatagramChannel socket) {
    boolean told = read(socket).isPresent();
    return told ? () -> read(socket) : Optional::empty;
  }

  /** One system call: {@code getsockopt(SO_MEMINFO)}, Linux 4.12 and newer. */
  private static Optional<SocketBacklog> read(DatagramChannel socket) {
    try {
      ByteBuffer memory = socket.config().getOption(MEMORY);
      return Optional.ofNullable(memory).map(SocketBacklog::of);
    } catch (ChannelException unsupported) {
      return Optional.empty();
    }
  }

  private static SocketBacklog of(ByteBuffer memory) {
    ByteBuffer words = memory.duplicate().order(ByteOrder.nativeOrder());
    return new SocketBacklog(
        words.getInt(RECEIVE_BYTES * Integer.BYTES), words.getInt(DROPS * Integer.BYTES));
  }
}
