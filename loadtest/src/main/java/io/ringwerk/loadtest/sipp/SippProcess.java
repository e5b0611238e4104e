package io.ringwerk.loadtest.sipp;

import io.ringwerk.loadtest.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One SIPp, and what it has written so far. Used by one thread; {@link #end} by any. */
final class SippProcess implements AutoCloseable {

  /** A call whose next message doesn't come for so long has failed. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Calls under way at once: what the rate and the patience can add up to. */
  private static final int OPEN_SECONDS = 12;

  private static final int LEAST_OPEN = 100;
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** All calls succeeded; some failed; ended from outside before and after a call was made. */
  private static final Set<Integer> ENDED_AS_PLANNED = Set.of(0, 1, 97, 99);

  private final Part part;
  private final Process process;
  private final Path directory;
  private final Statistics statistics = new Statistics();
  private final ResponseTimes times = new ResponseTimes();
  private final FailureCodes codes = new FailureCodes();
  private final List<FileTail> tails;

  private SippProcess(Part part, Process process, Path directory) {
    this.part = part;
    this.process = process;
    this.directory = directory;
    String prefix = part.file() + "_" + process.pid() + "_";
    this.tails =
        List.of(
            new FileTail(directory.resolve("statistics.csv"), statistics::accept),
            new FileTail(directory.resolve(prefix + "rtt.csv"), times::accept),
            new FileTail(directory.resolve(prefix + "error_codes.csv"), codes::accept));
  }

  /** Starts SIPp for a part, in a folder of its own. */
  static SippProcess start(SippSettings settings, Part part) throws IOException {
    Path directory =
        Files.createTempDirectory(settings.directory(), part.name().replace(' ', '-') + "-");
    Path injection = directory.resolve("injection.csv");
    Files.writeString(injection, "SEQUENTIAL\n" + String.join("\n", part.lines()) + "\n");
    ProcessBuilder builder =
        new ProcessBuilder(command(settings, part))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("screen.log").toFile());
    try {
      return new SippProcess(part, builder.start(), directory);
    } catch (IOException e) {
      throw LoadFailure.missingPackage(
          "SIPp can't be started (%s): install it by apt-get install sip-tester"
              .formatted(e.getMessage()));
    }
  }

  private static List<String> command(SippSettings settings, Part part) throws IOException {
    InetAddress local = settings.target().localAddress();
    List<String> command = new ArrayList<>(List.of(settings.program()));
    command.addAll(List.of("-sf", file(settings, part.file())));
    part.takesCalls().ifPresent(name -> command.addAll(List.of("-oocsf", file(settings, name))));
    command.addAll(List.of("-inf", "injection.csv", "-t", settings.transport().option()));
    command.addAll(List.of("-i", local.getHostAddress(), "-mi", local.getHostAddress()));
    command.addAll(List.of("-p", Integer.toString(FreePort.at(local))));
    command.addAll(List.of("-r", Integer.toString(part.rate()), "-m", Long.toString(part.count())));
    command.addAll(
        List.of("-l", Integer.toString(Math.max(LEAST_OPEN, part.rate() * OPEN_SECONDS))));
    command.addAll(List.of("-recv_timeout", Long.toString(PATIENCE.toMillis())));
    command.addAll(List.of("-default_behaviors", "all,-bye", "-nostdin"));
    // SIPp's watchdog ends it on a busy machine.
    command.addAll(List.of("-watchdog_interval", "0", "-buff_size", "1048576"));
    command.addAll(List.of("-trace_stat", "-stf", "statistics.csv", "-fd", "1"));
    // Any other frequency loses the last response times.
    command.addAll(List.of("-trace_rtt", "-rtt_freq", "1", "-trace_error_codes"));
    command.addAll(List.of("-trace_err", "-error_file", "errors.log"));
    command.addAll(List.of("-max_log_size", "1000000"));
    command.add(settings.target().forSipp());
    return command;
  }

  private static String file(SippSettings settings, String name) {
    return settings.scenarios().resolve(name + ".xml").toString();
  }

  Part part() {
    return part;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end, but not longer. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads what it has written since. */
  void read() throws IOException {
    for (FileTail tail : tails) {
      tail.read();
    }
  }

  Statistics statistics() {
    return statistics;
  }

  ResponseTimes times() {
    return times;
  }

  FailureCodes codes() {
    return codes;
  }

  /** Where it wrote about messages it did not expect. */
  Path errors() {
    return directory.resolve("errors.log");
  }

  /** Whether that is worth keeping: it also notes each call that comes in as it should. */
  boolean tellsOfFailedCalls() throws IOException {
    return Files.exists(errors())
        && Files.readString(errors()).toLowerCase(Locale.ROOT).contains("abort");
  }

  /** Why it ended, if not as planned. */
  Optional<String> breakdown() throws IOException {
    if (process.isAlive() || ENDED_AS_PLANNED.contains(process.exitValue())) {
      return Optional.empty();
    }
    String reason =
        Files.exists(errors())
            ? lastLine(Files.readString(errors()))
            : lastLine(Files.readString(directory.resolve("screen.log")));
    return Optional.of(
        "SIPp (%s) ended with exit code %d: %s"
            .formatted(part.name(), process.exitValue(), reason));
  }

  /** Asks it to end; it still writes its last row. */
  void end() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
    process.destroyForcibly();
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }
}
