package io.ringwerk.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A phone on TCP: a plain socket of the JDK. */
final class TcpPeer implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 5_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  TcpPeer(InetSocketAddress server) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server, PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** Sends each byte in a segment of its own. */
  void sendByteByByte(String text) throws IOException {
    for (byte octet : text.getBytes(UTF_8)) {
      socket.getOutputStream().write(octet);
    }
  }

  void finishSending() throws IOException {
    socket.shutdownOutput();
  }

  /** Reads up to the end of a header section: the whole message if it has no body. */
  String receive() throws IOException {
    return receiveUntil("\r\n\r\n");
  }

  /** Reads up to and with the given text. */
  String receiveUntil(String end) throws IOException {
    StringBuilder received = new StringBuilder();
    while (received.indexOf(end, received.length() - end.length()) < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("closed after: " + received);
      }
      received.append((char) octet);
    }
    return received.toString();
  }

  /** Waits until the server has closed its side; what it still sends is skipped. */
  void awaitEnd() throws IOException {
    while (in.read() >= 0) {
      // Whatever comes is not what the test waits for.
    }
  }

  /** Ends the connection with a reset instead of the usual farewell. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
