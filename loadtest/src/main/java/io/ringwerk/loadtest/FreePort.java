package io.ringwerk.loadtest;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port for a process that listens on UDP and TCP alike. */
public final class FreePort {

  private static final int ATTEMPTS = 20;

  private FreePort() {}

  /**
   * A port that is free on loopback now, over UDP and TCP.
   *
   * @throws IOException if none is
   */
  public static int onLoopback() throws IOException {
    return at(InetAddress.getLoopbackAddress());
  }

  /**
   * A port that is free at a local address now, over UDP and TCP.
   *
   * @throws IOException if none is
   */
  public static int at(InetAddress local) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (DatagramSocket udp = new DatagramSocket(0, local);
          ServerSocket tcp = new ServerSocket(udp.getLocalPort(), 1, local)) {
        return tcp.getLocalPort();
      } catch (BindException takenForTcp) {
        // the next port may be free for both
      }
    }
    throw new IOException("no port is free on " + local.getHostAddress());
  }
}
