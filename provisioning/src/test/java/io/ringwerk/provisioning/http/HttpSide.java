package io.ringwerk.provisioning.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.UnaryOperator;

/** A started HTTP side and a client that speaks to it. */
final class HttpSide implements AutoCloseable {

  static final String TOKEN = "the-token-of-the-tests";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final WebServer server;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private HttpSide(WebServer server, String token) {
    this.server = server;
    this.token = token;
  }

  static HttpSettings settings() {
    return HttpSettings.listeningAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Serves routes made by hand, with {@link #TOKEN}. */
  static HttpSide serving(HttpSettings settings, Route... routes) throws ListenFailedException {
    return started(new WebServer(settings, TOKEN::equals, List.of(routes)), TOKEN);
  }

  /** Starts a server whose admin token is {@code token}. */
  static HttpSide started(WebServer server, String token) throws ListenFailedException {
    server.start();
    return new HttpSide(server, token);
  }

  WebServer server() {
    return server;
  }

  Answer get(String path) throws IOException {
    return send("GET", path, BodyPublishers.noBody(), request -> request);
  }

  Answer send(String method, String path) throws IOException {
    return send(method, path, BodyPublishers.noBody(), request -> request);
  }

  Answer send(String method, String path, String mediaType, String body) throws IOException {
    return send(
        method,
        path,
        BodyPublishers.ofString(body),
        request -> request.setHeader("Content-Type", mediaType));
  }

  Answer sendJson(String method, String path, String body) throws IOException {
    return send(method, path, "application/json", body);
  }

  /** Sends a request with the token, unless {@code change} takes it away again. */
  Answer send(
      String method, String path, BodyPublisher body, UnaryOperator<HttpRequest.Builder> change)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, body)
            .setHeader("Authorization", "Bearer " + token);
    return exchange(change.apply(request).build());
  }

  /** Sends a request without a token to the given port. */
  Answer getWithoutToken(int port, String path) throws IOException {
    return exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build());
  }

  private Answer exchange(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  /** What came back. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String body() {
      return response.body();
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(body());
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body(), e);
      }
    }

    /** A text of the JSON body, by JSON pointer. */
    String text(String pointer) {
      return json().at(pointer).asText();
    }
  }
}
