package io.ringwerk.loadtest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A baresip phone in a process of its own: sound from a file, commands and events over its TCP
 * control port (netstrings of JSON).
 */
final class Baresip implements AutoCloseable {

  private static final AudioFormat TELEPHONE = new AudioFormat(8_000, 16, 1, true, false);
  private static final int SECONDS_OF_SOUND = 60;

  private final Process process;
  private final Path log;
  private final Socket control;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  private Baresip(Process process, Path log, Socket control) {
    this.process = process;
    this.log = log;
    this.control = control;
  }

  /**
   * Starts a phone with one account; it registers by itself.
   *
   * @param account as in baresip's accounts file
   */
  static Baresip start(Path parent, String name, String account) throws IOException {
    Path directory = Files.createDirectory(parent.resolve(name));
    int port = freeTcpPort();
    Files.writeString(directory.resolve("config"), configuration(directory, port));
    Files.writeString(directory.resolve("accounts"), account + "\n");
    Files.writeString(directory.resolve("contacts"), "");
    writeSilence(directory.resolve("silence.wav"));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder("baresip", "-f", directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Baresip(process, log, connect(process, log, port));
  }

  /** Waits until it has registered; it does so before anybody can listen to its events. */
  void awaitRegistered() throws IOException {
    for (int attempt = 0; attempt < 300 && !hasEnded(process); attempt++) {
      if (Files.readString(log, StandardCharsets.ISO_8859_1).contains("200 OK () [1 binding]")) {
        return;
      }
    }
    throw new AssertionError("not registered within 30 s: " + report());
  }

  /** Dials. */
  void dial(String uri) throws IOException {
    command("dial", uri);
  }

  /** Hangs up. */
  void hangUp() throws IOException {
    command("hangup", "");
  }

  /** Waits until it has reported an event of this type, such as {@code CALL_ESTABLISHED}. */
  void awaitEvent(String type) throws IOException {
    byte[] buffer = new byte[8_192];
    InputStream events = control.getInputStream();
    while (!said().contains("\"type\":\"" + type + "\"")) {
      try {
        int read = events.read(buffer);
        if (read < 0) {
          throw new AssertionError("baresip ended before " + type + ": " + report());
        }
        heard.write(buffer, 0, read);
      } catch (SocketTimeoutException late) {
        throw new AssertionError("no " + type + " within 30 s: " + report(), late);
      }
    }
  }

  @Override
  public void close() {
    try {
      control.close();
    } catch (IOException closedAlready) {
      // the process is ended below anyway
    }
    process.destroyForcibly().onExit().join();
  }

  private String said() {
    return heard.toString(StandardCharsets.UTF_8);
  }

  private String report() throws IOException {
    return said() + "\n" + Files.readString(log, StandardCharsets.ISO_8859_1);
  }

  private void command(String name, String parameters) throws IOException {
    byte[] json =
        "{\"command\":\"%s\",\"params\":\"%s\",\"token\":\"t\"}"
            .formatted(name, parameters)
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream netstring = new ByteArrayOutputStream();
    netstring.writeBytes((json.length + ":").getBytes(StandardCharsets.US_ASCII));
    netstring.writeBytes(json);
    netstring.write(',');
    control.getOutputStream().write(netstring.toByteArray());
  }

  private static Socket connect(Process process, Path log, int port) throws IOException {
    for (int attempt = 0; attempt < 300; attempt++) {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return socket;
      } catch (IOException notYet) {
        if (hasEnded(process)) {
          break;
        }
      }
    }
    process.destroyForcibly();
    throw new AssertionError("baresip did not start: " + Files.readString(log));
  }

  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static String configuration(Path directory, int controlPort) {
    return """
        sip_listen 127.0.0.1:0
        net_interface 127.0.0.1
        module_path /usr/lib/baresip/modules
        audio_player aufile,%1$s/heard.wav
        audio_source aufile,%1$s/silence.wav
        audio_alert aufile,%1$s/alert.wav
        module g711.so
        module aufile.so
        module_tmp account.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%2$d
        """
        .formatted(directory, controlPort);
  }

  private static void writeSilence(Path file) throws IOException {
    byte[] samples = new byte[SECONDS_OF_SOUND * 8_000 * 2];
    try (AudioInputStream silence =
        new AudioInputStream(
            new java.io.ByteArrayInputStream(samples), TELEPHONE, samples.length / 2)) {
      AudioSystem.write(silence, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }

  private static int freeTcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
