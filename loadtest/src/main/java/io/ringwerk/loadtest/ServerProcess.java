package io.ringwerk.loadtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server in a process of its own, on ports the system chose, as an operator runs it. */
public final class ServerProcess implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("^Ready: .*udp:127\\.0\\.0\\.1:(\\d+).* (http://127\\.0\\.0\\.1:\\d+).*$");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path data;
  private final List<String> output = new ArrayList<>();
  private final BlockingQueue<Matcher> ready = new LinkedBlockingQueue<>();
  private int sipPort;
  private URI api = URI.create("http://127.0.0.1");

  private ServerProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /**
   * Starts {@code serve} with its data in {@code directory/data}; returns when it is ready.
   *
   * @param command what starts Ringwerk, before {@code serve}
   */
  public static ServerProcess serve(List<String> command, Path directory)
      throws IOException, InterruptedException {
    Path configuration = directory.resolve("ringwerk.yaml");
    if (!Files.exists(configuration)) {
      Files.writeString(configuration, yaml(directory, 0));
    }
    List<String> serve = new ArrayList<>(command);
    serve.addAll(List.of("serve", "--config", configuration.toString()));
    return start(serve, directory, directory.resolve("data"));
  }

  /**
   * Starts {@code demo} in {@code directory}; returns when it is ready.
   *
   * @param command what starts Ringwerk, before {@code demo}
   */
  public static ServerProcess demo(List<String> command, Path directory)
      throws IOException, InterruptedException {
    List<String> demo = new ArrayList<>(command);
    demo.addAll(List.of("demo", "--sip-port", "0", "--http-port", "0"));
    return start(demo, directory, directory.resolve("data").resolve("demo"));
  }

  private static ServerProcess start(List<String> command, Path directory, Path data)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    ServerProcess server = new ServerProcess(process, data);
    server.readOutput();
    server.awaitReady();
    return server;
  }

  /** A configuration for a server on this port, with everything else out of the way. */
  public static String yaml(Path directory, int sipPort) {
    return """
        dataDirectory: %s
        sip:
          listen: ["udp:127.0.0.1:%d", "tcp:127.0.0.1:%d"]
        http:
          listen: 127.0.0.1:0
        """
        .formatted(directory.resolve("data"), sipPort, sipPort);
  }

  /** The UDP port phones reach it at. */
  public int sipPort() {
    return sipPort;
  }

  /** {@code 127.0.0.1:port}, as SIPp takes it. */
  public String sipAddress() {
    return "127.0.0.1:" + sipPort;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** What it printed so far. */
  public List<String> output() {
    synchronized (output) {
      return List.copyOf(output);
    }
  }

  /** Imports users and devices by the REST API, as an admin would. */
  public void importCsv(String csv) throws IOException, InterruptedException {
    HttpResponse<String> answer = post("/api/v1/import", "text/csv", csv);
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("import refused: " + answer.body());
    }
  }

  /** Adds a tenant by the REST API. */
  public void addTenant(String domain) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post("/api/v1/tenants", "application/json", "{\"domain\":\"" + domain + "\"}");
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("tenant refused: " + answer.body());
    }
  }

  /** The answer to a POST with the admin token. */
  public HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The body of a GET with the admin token. */
  public String get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Ends it as a crash does: nothing is finished. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops it as an operator does; returns its exit code. */
  public int stop() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      kill();
      throw new IllegalStateException("the server did not stop within 20 s: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  private HttpRequest.Builder request(String path) throws IOException {
    String token = Files.readString(data.resolve("admin.token")).strip();
    return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private void readOutput() {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(this::heard);
              } catch (IOException | UncheckedIOException ended) {
                // the process is gone; what it said before is kept
              }
            },
            "server-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void heard(String line) {
    synchronized (output) {
      output.add(line);
    }
    Matcher matcher = READY.matcher(line);
    if (matcher.matches()) {
      ready.add(matcher);
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int second = 0; second < 60; second++) {
      Matcher line = ready.poll(1, TimeUnit.SECONDS);
      if (line != null) {
        sipPort = Integer.parseInt(line.group(1));
        api = URI.create(line.group(2));
        return;
      }
      if (!process.isAlive()) {
        throw new IOException("the server did not start: " + output());
      }
    }
    process.destroyForcibly();
    throw new IOException("the server was not ready within 60 s: " + output());
  }
}
