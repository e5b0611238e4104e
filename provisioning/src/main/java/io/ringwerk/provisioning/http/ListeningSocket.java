package io.ringwerk.provisioning.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A socket bound before the server is put together, so that a taken port stops the start early and
 * with its name.
 */
final class ListeningSocket {

  private final ServerSocketChannel channel;

  private ListeningSocket(ServerSocketChannel channel) {
    this.channel = channel;
  }

  static ListeningSocket at(InetSocketAddress address) throws ListenFailedException {
    ListeningSocket socket = new ListeningSocket(open());
    try {
      socket.channel.bind(address);
      return socket;
    } catch (IOException | RuntimeException e) { // an unresolved host name is a RuntimeException
      socket.close();
      throw new ListenFailedException(address, e);
    }
  }

  private static ServerSocketChannel open() {
    try {
      return ServerSocketChannel.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on the connector owns the socket and closes it. */
  void handTo(ServerConnector connector) {
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
