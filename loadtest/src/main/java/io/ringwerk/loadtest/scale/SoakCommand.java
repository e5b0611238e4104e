package io.ringwerk.loadtest.scale;

import io.ringwerk.loadtest.generate.TimeConverter;
import io.ringwerk.loadtest.generator.LoadResult;
import io.ringwerk.loadtest.generator.Operation;
import io.ringwerk.loadtest.report.HtmlReport;
import io.ringwerk.loadtest.report.JsonReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Loads a server for long and looks whether anything grows. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a server with its data in a temporary directory, gives it all operations at once at a moderate rate (UDP; re-registrations",
      "over TCP), and watches heap after a full collection, transactions, network buffers, threads and resident memory.",
      "Exit code 0: no operation failed and nothing grows. 1: something did."
    })
public final class SoakCommand implements Callable<Integer> {

  /** Transactions last half a minute, and caches fill: what comes before says nothing. */
  private static final double SETTLED_AFTER = 60;

  /** A server just started is slow, and refuses what it can't serve in time. */
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  private static final double NANOS = 1e9;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "How long (default: 1h); what counts begins after the first minute.")
  private Duration duration = Duration.ofHours(1);

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Between two looks (default: a hundredth of the duration).")
  private Optional<Duration> every = Optional.empty();

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description =
          "Times 100 REGISTER, 500 REFRESH, 200 OPTIONS, 30 calls and 10 forked calls a second (default: ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(
      names = "--report",
      paramLabel = "DIRECTORY",
      description = "Where soak.html and soak.json go (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of(".");

  @Option(
      names = "--server-command",
      description = "What starts Ringwerk (default: ${DEFAULT-VALUE}).")
  private String serverCommand = System.getProperty("ringwerk.launcher", "./ringwerk");

  /** For the command line. */
  public SoakCommand() {}

  @Override
  public Integer call() throws Exception {
    try (OwnServer server = OwnServer.start(serverCommand);
        MixedLoad load = MixedLoad.open(server, scale)) {
      load.run(WARM_UP).join();
      say("all operations for %s, scale %s".formatted(duration, scale));
      CompletableFuture<Map<Operation, LoadResult>> running = load.run(duration);
      List<SoakSample> samples = watch(server, running);
      return conclude(samples, running.join());
    }
  }

  private List<SoakSample> watch(OwnServer server, CompletableFuture<?> running) throws Exception {
    List<SoakSample> samples = new ArrayList<>();
    long interval = every.orElse(duration.dividedBy(100)).toNanos();
    long began = System.nanoTime();
    while (!isDoneAt(running, began + (samples.size() + 1) * interval)) {
      SoakSample sample = SoakSample.of(server, (System.nanoTime() - began) / NANOS);
      samples.add(sample);
      say(
          "%6.0f s  heap %5.1f MB  transactions %6.0f  buffers %5.1f MB  threads %3.0f  resident %5.0f MB"
              .formatted(
                  sample.second(),
                  sample.heap(),
                  sample.transactions(),
                  sample.buffers(),
                  sample.threads(),
                  sample.resident()));
    }
    return samples;
  }

  private static boolean isDoneAt(CompletableFuture<?> running, long nanos) {
    long wait = Math.max(0, nanos - System.nanoTime());
    running.thenAccept(result -> {}).completeOnTimeout(null, wait, TimeUnit.NANOSECONDS).join();
    return running.isDone();
  }

  private int conclude(List<SoakSample> samples, Map<Operation, LoadResult> results)
      throws Exception {
    SoakFindings findings = SoakFindings.of(samples, results, SETTLED_AFTER);
    findings.lines().forEach(this::say);
    SoakReport page = new SoakReport(duration, scale, findings);
    HtmlReport.write(report.resolve("soak.html"), page.page());
    JsonReport.write(report.resolve("soak.json"), findings);
    say(report.resolve("soak.html") + ", " + report.resolve("soak.json"));
    return findings.isGood() ? 0 : 1;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
