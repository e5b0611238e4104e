package io.ringwerk.loadtest.sipp;

import io.ringwerk.loadtest.ProcessCpu;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/** The server's CPU time and memory, where they can be seen from here. */
sealed interface ServerWatch {

  /**
   * What the server has used so far.
   *
   * @throws IOException if it can't be seen now
   */
  Usage usage() throws IOException;

  /** What the memory figure counts. */
  String memoryMeans();

  /** A counter or gauge of the server's own; empty where it has none. */
  OptionalDouble metric(String name) throws IOException;

  /** Watches a process of this machine. */
  static ServerWatch process(long pid) {
    if (!Files.exists(Path.of("/proc", Long.toString(pid), "stat"))) {
      throw LoadFailure.usage("--server-pid %d: there is no such process here".formatted(pid));
    }
    return new OfProcess(pid);
  }

  /** Watches a page in Prometheus' text format. */
  static ServerWatch metrics(URI page) {
    ServerWatch watch = new OfMetrics(page, HttpClient.newHttpClient());
    try {
      watch.usage();
      return watch;
    } catch (IOException e) {
      throw LoadFailure.usage(
          "--metrics %s: %s; name a page in Prometheus' text format, such as http://127.0.0.1:8080/metrics"
              .formatted(page, e.getMessage()));
    }
  }

  /**
   * What a process has used.
   *
   * @param cpu user and system time of all its threads
   * @param memory bytes
   */
  record Usage(Duration cpu, long memory) {}

  /** By /proc. */
  record OfProcess(long pid) implements ServerWatch {
    @Override
    public Usage usage() throws IOException {
      return new Usage(ProcessCpu.used(pid), ProcessCpu.residentBytes(pid));
    }

    @Override
    public String memoryMeans() {
      return "resident memory";
    }

    @Override
    public OptionalDouble metric(String name) {
      return OptionalDouble.empty();
    }
  }

  /** By HTTP. */
  record OfMetrics(URI page, HttpClient http) implements ServerWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Usage usage() throws IOException {
      String text = text();
      double cpu =
          PrometheusText.sum(text, "process_cpu_seconds_total")
              .orElseGet(
                  () -> PrometheusText.sum(text, "process_cpu_time_ns_total").orElse(0) / 1e9);
      double memory =
          PrometheusText.sum(text, "process_resident_memory_bytes")
              .orElseGet(() -> PrometheusText.sum(text, "jvm_memory_used_bytes").orElse(0));
      return new Usage(Duration.ofNanos((long) (cpu * 1e9)), (long) memory);
    }

    @Override
    public String memoryMeans() {
      return "memory by its own account";
    }

    @Override
    public OptionalDouble metric(String name) throws IOException {
      return PrometheusText.sum(text(), name);
    }

    private String text() throws IOException {
      try {
        HttpResponse<String> answer =
            http.send(
                HttpRequest.newBuilder(page).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException("it answers " + answer.statusCode());
        }
        return answer.body();
      } catch (IllegalArgumentException e) {
        throw new IOException("it is not an HTTP address", e);
      } catch (java.net.ConnectException e) {
        throw new IOException("nobody answers there", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
