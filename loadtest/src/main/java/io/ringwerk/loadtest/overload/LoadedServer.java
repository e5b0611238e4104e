package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server on one core with one event loop, its data in a temporary directory. */
final class LoadedServer implements AutoCloseable {

  /**
   * A call keeps transactions for half a minute: the usual limit for one loop is used up by a
   * thousand calls a second, long before its core is. This limit, and the heap for it, leave the
   * core as what runs short.
   */
  private static final String JAVA_OPTIONS = "RINGWERK_JAVA_OPTIONS=-Xmx4g";

  private static final int TRANSACTIONS = 2_000_000;

  private final ServerProcess process;

  private LoadedServer(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts it with the town's people.
   *
   * @param shedding whether it sheds when it is overloaded
   */
  static LoadedServer start(List<String> command, Town town, boolean shedding)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("ringwerk-overload");
    Files.writeString(directory.resolve("ringwerk.yaml"), configuration(directory, shedding));
    List<String> started = new ArrayList<>(List.of("env", JAVA_OPTIONS));
    started.addAll(Cores.forServer(command));
    LoadedServer server = new LoadedServer(ServerProcess.serve(started, directory));
    try {
      server.process.addTenant(Town.DOMAIN);
      for (String csv : town.csvFiles()) {
        server.process.importCsv(csv);
      }
      return server;
    } catch (IOException | InterruptedException failed) {
      server.close();
      throw failed;
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.sipPort());
  }

  /**
   * What it has shed since its start, as its metrics page has it: a line for each count above 0.
   */
  List<String> shed() throws IOException, InterruptedException {
    return process
        .get("/metrics")
        .lines()
        .filter(line -> line.startsWith("ringwerk_overload_") && !line.contains("severity"))
        .filter(line -> !line.endsWith(" 0.0"))
        .toList();
  }

  @Override
  public void close() {
    process.close();
  }

  private static String configuration(Path directory, boolean shedding) {
    return """
        dataDirectory: %s
        sip:
          listen: ["udp:127.0.0.1:0", "tcp:127.0.0.1:0"]
          threads: 1
          maximumTransactions: %d
        http:
          listen: 127.0.0.1:0
        overload:
          shedding: %s
        """
        .formatted(directory.resolve("data"), TRANSACTIONS, shedding);
  }
}
