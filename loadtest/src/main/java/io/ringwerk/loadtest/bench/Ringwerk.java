package io.ringwerk.loadtest.bench;

import io.ringwerk.loadtest.FreePort;
import io.ringwerk.loadtest.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ringwerk as an operator runs it: {@code ./ringwerk serve}, registrations journaled.
 *
 * @param command what starts it, before {@code serve}
 */
record Ringwerk(List<String> command) implements Contender {

  @Override
  public String name() {
    return "Ringwerk";
  }

  @Override
  public boolean takesPartIn(Row row) {
    return true;
  }

  @Override
  public Duration warmUp(BenchSettings settings) {
    return settings.warmUp();
  }

  @Override
  public Residents.Form form() {
    return Residents.Form.DEVICES_OF_A_USER;
  }

  @Override
  public RunningServer start(Row row) throws IOException, InterruptedException {
    TemporaryDirectory directory = TemporaryDirectory.create();
    Files.writeString(
        directory.path().resolve("ringwerk.yaml"), configuration(directory.path(), row.journal()));
    ServerProcess process = ServerProcess.serve(command, directory.path());
    Running running = new Running(process, directory);
    process.addTenant(Residents.DOMAIN);
    process.importCsv(row.residents().csv());
    return running;
  }

  private static String configuration(Path directory, Journal journal) throws IOException {
    return ServerProcess.yaml(directory, FreePort.onLoopback())
        + "registration:\n  flushToDisk: "
        + (journal == Journal.FORCED)
        + "\n";
  }

  private record Running(ServerProcess process, TemporaryDirectory directory)
      implements RunningServer {

    @Override
    public InetSocketAddress address() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), process.sipPort());
    }

    @Override
    public ProcessGroup processes() {
      return new ProcessGroup(process.pid());
    }

    /** The JVM and its options as they really are, whatever the launcher made of them. */
    @Override
    public String description() {
      return ProcessHandle.of(process.pid())
          .map(ProcessHandle::info)
          .map(
              info ->
                  Stream.concat(
                          info.command().stream(),
                          info.arguments().stream()
                              .flatMap(Stream::of)
                              .filter(Running::isJvmOption))
                      .collect(Collectors.joining(" ")))
          .orElse("ended");
    }

    private static boolean isJvmOption(String argument) {
      return argument.startsWith("-X") || argument.startsWith("-D");
    }

    @Override
    public void close() {
      process.close();
      directory.close();
    }
  }
}
