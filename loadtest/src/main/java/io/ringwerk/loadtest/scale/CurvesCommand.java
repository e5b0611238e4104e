package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.report.HtmlReport;
import io.ringwerk.loadtest.report.JsonReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what size costs. */
@Command(
    name = "curves",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts servers with their data in temporary directories and measures CPU per operation, memory and response times with 1,000 to",
      "200,000 bindings, 1 to 100 devices per user, and 10 to 5,000 TCP connections. Memory is taken after a full collection."
    })
public final class CurvesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--short", description = "Fewer and shorter points: about two minutes.")
  private boolean isShort;

  @Option(
      names = "--only",
      paramLabel = "CURVE",
      description = "Only this one: bindings, devices or connections.")
  private String only = "";

  @Option(
      names = "--report",
      paramLabel = "DIRECTORY",
      description = "Where curves.html and curves.json go (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of(".");

  @Option(
      names = "--server-command",
      description = "What starts Ringwerk (default: ${DEFAULT-VALUE}).")
  private String serverCommand = System.getProperty("ringwerk.launcher", "./ringwerk");

  /** For the command line. */
  public CurvesCommand() {}

  /** What {@code curves.json} has. */
  private record Figures(List<Curve> curves) {}

  @Override
  public Integer call() throws Exception {
    CurveRun run =
        isShort
            ? new CurveRun(serverCommand, Duration.ofSeconds(8), Duration.ofSeconds(3), this::say)
            : new CurveRun(
                serverCommand, Duration.ofSeconds(20), Duration.ofSeconds(10), this::say);
    List<Curve> curves = measure(run);
    if (curves.isEmpty()) {
      say("there is no curve " + only + "; write bindings, devices or connections");
      return 2;
    }
    HtmlReport.write(report.resolve("curves.html"), CurvesReport.page(curves));
    JsonReport.write(report.resolve("curves.json"), new Figures(curves));
    say(report.resolve("curves.html") + ", " + report.resolve("curves.json"));
    boolean failed =
        curves.stream().flatMap(curve -> curve.points().stream()).anyMatch(p -> p.failed() > 0);
    return failed ? 1 : 0;
  }

  private List<Curve> measure(CurveRun run) throws Exception {
    List<Curve> curves = new ArrayList<>();
    if (wants("bindings")) {
      say("bindings: re-registrations over UDP, 5,000 a second");
      curves.add(
          run.bindings(
              isShort
                  ? List.of(1_000, 5_000, 20_000)
                  : List.of(1_000, 5_000, 20_000, 50_000, 100_000, 200_000)));
    }
    if (wants("devices")) {
      say("devices per user: calls, 1,000 branches a second");
      curves.add(
          run.devicesPerUser(isShort ? List.of(1, 5, 25) : List.of(1, 2, 5, 10, 20, 50, 100)));
    }
    if (wants("connections")) {
      say("TCP connections: re-registrations, 5,000 a second");
      curves.add(
          run.connections(
              isShort ? List.of(10, 100, 1_000) : List.of(10, 50, 200, 1_000, 2_000, 5_000)));
    }
    return curves;
  }

  private boolean wants(String curve) {
    return only.isEmpty() || only.equals(curve);
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
