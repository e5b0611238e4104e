package io.ringwerk.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringwerk serve}. */
@Command(name = "serve", description = "Runs the server until it is told to end (SIGTERM, Ctrl-C).")
final class ServeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration file; without it the defaults run on localhost.")
  private Optional<Path> configuration = Optional.empty();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunningServer running =
        RunningServer.start(
            RunningServer.settings(
                configuration.map(surroundings::file), surroundings.environment()));
    surroundings.out().println(running.readyLine());
    running.awaitStop();
    return ExitCode.OK;
  }
}
