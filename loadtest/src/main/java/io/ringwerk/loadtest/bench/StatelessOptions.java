package io.ringwerk.loadtest.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Asks a server whether it is there (RFC 3261 §11). */
final class StatelessOptions {

  private static final int ANSWER_MILLIS = 100;

  private StatelessOptions() {}

  /** Whether the server answers OPTIONS within this time, which it takes to start. */
  static boolean answered(InetSocketAddress server, Duration patience)
      throws IOException, InterruptedException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.connect(server);
      socket.setSoTimeout(ANSWER_MILLIS);
      for (long attempt = 0; attempt < patience.toMillis() / ANSWER_MILLIS; attempt++) {
        if (isAnswered(socket, server, attempt)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isAnswered(DatagramSocket socket, InetSocketAddress server, long attempt)
      throws IOException, InterruptedException {
    byte[] request = request(socket.getLocalPort(), server.getPort(), attempt);
    try {
      socket.send(new DatagramPacket(request, request.length));
      socket.receive(new DatagramPacket(new byte[2048], 2048));
      return true;
    } catch (PortUnreachableException notYet) {
      Thread.sleep(ANSWER_MILLIS); // it is refused at once: nobody listens there yet
      return false;
    } catch (SocketTimeoutException notYet) {
      return false;
    }
  }

  private static byte[] request(int from, int to, long attempt) {
    return """
        OPTIONS sip:127.0.0.1:%2$d SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:%1$d;rport;branch=z9hG4bKready%3$d
        Max-Forwards: 70
        From: <sip:bench@127.0.0.1:%1$d>;tag=ready
        To: <sip:127.0.0.1:%2$d>
        Call-ID: ready-%1$d
        CSeq: %3$d OPTIONS
        Content-Length: 0

        """
        .formatted(from, to, attempt + 1)
        .replace("\n", "\r\n")
        .getBytes(ISO_8859_1);
  }
}
