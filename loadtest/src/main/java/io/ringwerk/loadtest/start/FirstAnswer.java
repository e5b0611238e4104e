package io.ringwerk.loadtest.start;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Sends a REGISTER every ten milliseconds, on a thread of its own, until one is answered: what a
 * phone sees of a server that starts.
 */
final class FirstAnswer {

  private static final int BETWEEN_MILLIS = 10;
  private static final Duration GIVE_UP = Duration.ofSeconds(60);
  private static final int LONGEST_ANSWER = 2_000;

  private final String domain;
  private final FutureTask<Duration> answer;

  private FirstAnswer(String domain, InetSocketAddress server) {
    this.domain = domain;
    this.answer = new FutureTask<>((Callable<Duration>) () -> ask(server));
  }

  /** Begins to send; time counts from here. */
  static FirstAnswer awaited(String domain, InetSocketAddress server) {
    FirstAnswer awaited = new FirstAnswer(domain, server);
    Thread asking = new Thread(awaited.answer, "first-answer");
    asking.setDaemon(true);
    asking.start();
    return awaited;
  }

  /**
   * How long it took until the first answer.
   *
   * @throws IOException if none came within a minute
   */
  Duration after() throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw new IOException("no answer to REGISTER", failed);
    }
  }

  private Duration ask(InetSocketAddress server) throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.connect(server);
      socket.setSoTimeout(BETWEEN_MILLIS);
      for (int sent = 1; System.nanoTime() - began < GIVE_UP.toNanos(); sent++) {
        if (isAnswered(socket, register(socket.getLocalPort(), sent))) {
          return Duration.ofNanos(System.nanoTime() - began);
        }
      }
      throw new IOException("none within " + GIVE_UP.toSeconds() + " s");
    }
  }

  private static boolean isAnswered(DatagramSocket socket, byte[] register)
      throws IOException, InterruptedException {
    try {
      socket.send(new DatagramPacket(register, register.length));
      socket.receive(new DatagramPacket(new byte[LONGEST_ANSWER], LONGEST_ANSWER));
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (PortUnreachableException nobodyThere) {
      Thread.sleep(BETWEEN_MILLIS);
      return false;
    }
  }

  private byte[] register(int port, int sequence) {
    return """
        REGISTER sip:%1$s SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:%2$d;rport;branch=z9hG4bK-start-%3$d
        Max-Forwards: 70
        From: <sip:start@%1$s>;tag=start
        To: <sip:start@%1$s>
        Call-ID: start-%2$d
        CSeq: %3$d REGISTER
        Contact: <sip:start@127.0.0.1:%2$d>
        Content-Length: 0

        """
        .formatted(domain, port, sequence)
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }
}
