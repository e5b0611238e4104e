package io.ringwerk.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** A phone on UDP: a plain socket of the JDK, on loopback. */
final class UdpPeer implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 5_000;

  private final DatagramSocket socket;

  UdpPeer(InetSocketAddress server) throws IOException {
    this.socket = new DatagramSocket(new InetSocketAddress(server.getAddress(), 0));
    socket.connect(server); // Only what comes from there is received.
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), UTF_8);
  }

  @Override
  public void close() {
    socket.close();
  }
}
