package io.ringwerk.loadtest.sipp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server under load.
 *
 * @param text as the operator wrote it
 * @param address where it is
 */
record Target(String text, InetSocketAddress address) {

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]\\s]+)(?::(\\d{1,5}))?");
  private static final int DEFAULT_PORT = 5060;
  private static final int CONNECT_MILLIS = 4_000;

  /** RFC 3261 §17.1.2.2 with a shorter patience: sent at 0, 0.5, 1.5 and 3.5 s. */
  private static final int[] WAIT_MILLIS = {500, 1_000, 2_000, 1_000};

  /** Reads {@code host:port}; the port is 5060 unless given. */
  static Target parse(String text) {
    Matcher matcher = FORM.matcher(text);
    int port = DEFAULT_PORT;
    if (matcher.matches() && matcher.group(2) != null) {
      port = Integer.parseInt(matcher.group(2));
    }
    if (!matcher.matches() || port < 1 || port > 65_535) {
      throw LoadFailure.usage(
          "--target %s: it is host:port, such as 127.0.0.1:5060 or [::1]:5060".formatted(text));
    }
    try {
      return new Target(text, new InetSocketAddress(InetAddress.getByName(matcher.group(1)), port));
    } catch (UnknownHostException unknown) {
      throw LoadFailure.unreachable(
          "the target %s has no address; check the name, or give the address".formatted(text));
    }
  }

  /** {@code address:port}, as SIPp takes it. */
  String forSipp() {
    return bracketed(address.getAddress()) + ":" + address.getPort();
  }

  /** The address of this machine that packets to the target leave from. */
  InetAddress localAddress() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      return socket.getLocalAddress();
    } catch (IOException e) {
      throw LoadFailure.unreachable(
          "the target %s can't be reached from this machine (%s)".formatted(text, e.getMessage()));
    }
  }

  /** Fails unless something there speaks SIP: any answer to OPTIONS will do (RFC 3261 §11). */
  void check(Transport transport) {
    switch (transport) {
      case UDP -> checkUdp();
      case TCP -> checkTcp();
    }
  }

  private void checkTcp() {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
    } catch (SocketTimeoutException e) {
      throw silent("TCP", "does not answer");
    } catch (IOException e) {
      throw silent("TCP", "refuses the connection");
    }
  }

  private void checkUdp() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      byte[] options = options(socket);
      for (int millis : WAIT_MILLIS) {
        socket.send(new DatagramPacket(options, options.length));
        if (answers(socket, millis)) {
          return;
        }
      }
    } catch (PortUnreachableException e) {
      throw silent("UDP", "is closed");
    } catch (IOException e) {
      throw silent("UDP", "can't be reached, " + e.getMessage());
    }
    throw silent("UDP", "does not answer OPTIONS");
  }

  private static boolean answers(DatagramSocket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      socket.receive(new DatagramPacket(new byte[2_048], 2_048));
      return true;
    } catch (SocketTimeoutException nothing) {
      return false;
    }
  }

  private LoadFailure silent(String transport, String what) {
    return LoadFailure.unreachable(
        "the target %s %s over %s: check address, port and --transport, and that the server runs and lets this machine in (--no-check loads it nevertheless)"
            .formatted(text, what, transport));
  }

  private byte[] options(DatagramSocket socket) {
    String local = bracketed(socket.getLocalAddress()) + ":" + socket.getLocalPort();
    String tag = Long.toString(System.nanoTime(), 36);
    return """
        OPTIONS sip:%s SIP/2.0
        Via: SIP/2.0/UDP %s;branch=z9hG4bK%s;rport
        Max-Forwards: 70
        From: <sip:load@%s>;tag=%s
        To: <sip:%s>
        Call-ID: check-%s
        CSeq: 1 OPTIONS
        Content-Length: 0

        """
        .formatted(forSipp(), local, tag, local, tag, forSipp(), tag)
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  private static String bracketed(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }
}
