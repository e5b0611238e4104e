package io.ringwerk.cli;

import io.ringwerk.server.Configuration;
import io.ringwerk.server.ConfigurationException;
import io.ringwerk.server.RingwerkServer;
import io.ringwerk.server.ServerSettings;
import io.ringwerk.server.StartException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A server in this process, from its start until the process is told to end. */
final class RunningServer {

  private final RingwerkServer server;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private RunningServer(RingwerkServer server) {
    this.server = server;
  }

  /** The settings of a file, of which the environment may override single keys. */
  static ServerSettings settings(Optional<Path> file, Map<String, String> environment) {
    try {
      return Configuration.read(file, environment);
    } catch (ConfigurationException refused) {
      throw CommandFailure.configuration(String.valueOf(refused.getMessage()));
    }
  }

  /** Starts a server that stops when the process is told to end (SIGTERM, SIGINT). */
  static RunningServer start(ServerSettings settings) {
    try {
      RunningServer running = new RunningServer(RingwerkServer.start(settings));
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "stop"));
      return running;
    } catch (StartException refused) {
      throw CommandFailure.notStarted(String.valueOf(refused.getMessage()));
    }
  }

  RingwerkServer server() {
    return server;
  }

  /** One line: where it listens, and how long the start took. */
  String readyLine() {
    String sip =
        server.listenPoints().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "Ready: %s %s (started in %.1f s)",
        sip.toLowerCase(Locale.ROOT),
        api(),
        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
  }

  /** The URL of the REST API. */
  String api() {
    InetSocketAddress http = server.http();
    String host = http.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.getPort();
  }

  /** Waits until the process is told to end. */
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Stops it; the shutdown hook does so too. */
  void stop() {
    if (stopped.getCount() > 0) {
      server.stop();
      stopped.countDown();
    }
  }
}
