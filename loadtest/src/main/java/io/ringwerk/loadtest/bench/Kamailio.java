package io.ringwerk.loadtest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringwerk.loadtest.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kamailio with the configuration that this repository keeps for it.
 *
 * @param executable the program
 * @param configuration {@code loadtest/kamailio/kamailio.cfg}
 * @param version what the program says its version is
 * @param duties whether it does all that Ringwerk does
 */
record Kamailio(Path executable, Path configuration, String version, KamailioFiles.Duties duties)
    implements Contender {

  private static final Duration START = Duration.ofSeconds(20);

  /** Kamailio, if it is installed: Debian puts it where only root's path leads. */
  static Optional<Kamailio> installed(Path configuration, KamailioFiles.Duties duties)
      throws IOException {
    Stream<Path> folders =
        Stream.concat(
                Stream.of("/usr/sbin", "/usr/local/sbin"),
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)))
            .map(Path::of);
    Optional<Path> found =
        folders.map(folder -> folder.resolve("kamailio")).filter(Files::isExecutable).findFirst();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Kamailio(found.get(), configuration, versionOf(found.get()), duties));
  }

  private static String versionOf(Path executable) throws IOException {
    Process process =
        new ProcessBuilder(executable.toString(), "-v").redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return output.lines().findFirst().orElse("kamailio").replaceFirst("^version: ", "");
  }

  @Override
  public String name() {
    return switch (duties) {
      case SAME -> "Kamailio";
      case LEAN -> "Kam. lean";
    };
  }

  /** It keeps bindings in memory only: there is nothing to force to a disk. */
  @Override
  public boolean takesPartIn(Row row) {
    return row.journal() == Journal.WRITTEN;
  }

  @Override
  public Duration warmUp(BenchSettings settings) {
    return settings.fill();
  }

  @Override
  public Residents.Form form() {
    return Residents.Form.CONTACTS_OF_AN_ADDRESS;
  }

  @Override
  public RunningServer start(Row row) throws IOException, InterruptedException {
    TemporaryDirectory directory = TemporaryDirectory.create();
    KamailioFiles files = new KamailioFiles(executable, configuration, directory.path());
    files.write(row.residents().credentials(form()));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.onLoopback());
    int workers = Runtime.getRuntime().availableProcessors();
    List<String> command = files.command(address.getPort(), workers, duties);
    Path output = directory.path().resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Running running = new Running(process, directory, address, description(workers));
    if (!StatelessOptions.answered(address, START)) {
      String said = Files.readString(output);
      running.close();
      throw new IOException("Kamailio does not answer at " + address + ": " + said);
    }
    return running;
  }

  private String description(int workers) {
    return "%s, %d UDP and %d TCP workers, %s"
        .formatted(version, workers, workers, KamailioFiles.memory());
  }

  private record Running(
      Process process, TemporaryDirectory directory, InetSocketAddress address, String description)
      implements RunningServer {

    @Override
    public ProcessGroup processes() {
      return new ProcessGroup(process.pid());
    }

    /** The first process ends its children; those that stay are ended one by one. */
    @Override
    public void close() {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      children.forEach(ProcessHandle::destroyForcibly);
      directory.close();
    }
  }
}
