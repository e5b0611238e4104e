package io.ringwerk.cli;

import io.ringwerk.server.DemoDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts a server and stops it again, so that the launcher can archive the classes a start loads.
 */
@Command(name = "rehearse", hidden = true, description = "Starts a server and stops it again.")
final class RehearseCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIRECTORY", description = "Where its data goes.")
  private Path directory = Path.of("");

  RehearseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put("RINGWERK_DATADIRECTORY", directory.toString());
    environment.put("RINGWERK_SIP_LISTEN", "udp:127.0.0.1:0,tcp:127.0.0.1:0");
    environment.put("RINGWERK_HTTP_LISTEN", "127.0.0.1:0");
    RunningServer running =
        RunningServer.start(RunningServer.settings(Optional.empty(), environment));
    DemoDirectory.open(running.server().provisioning());
    running.stop();
    return ExitCode.OK;
  }
}
