package io.ringwerk.loadtest.sipp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The part of Ringwerk's REST API that rotates a device's VoIP password. */
final class RotationApi {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  RotationApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** Fails unless the API is there and takes the token. */
  void check() {
    try {
      HttpResponse<String> answer = send(request("/api/v1/tenants").GET().build());
      if (answer.statusCode() == 401 || answer.statusCode() == 403) {
        throw LoadFailure.usage(
            "the server at %s refuses the token: name its admin token file by --token-file"
                .formatted(base));
      }
      if (answer.statusCode() != 200) {
        throw LoadFailure.usage(
            "--api %s answers %d to /api/v1/tenants: name the address of Ringwerk's REST API"
                .formatted(base, answer.statusCode()));
      }
    } catch (IOException e) {
      throw LoadFailure.unreachable(
          "the REST API at %s doesn't answer: check --api, and that the server runs"
              .formatted(base));
    }
  }

  /** The new password; empty if the server refuses. */
  Optional<String> rotate(Device device) throws IOException {
    String path =
        "/api/v1/devices/%s/rotate?tenant=%s"
            .formatted(encoded(device.id()), encoded(device.domain()));
    HttpResponse<String> answer =
        send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    if (answer.statusCode() / 100 != 2) {
      return Optional.empty();
    }
    JsonNode password = JSON.readTree(answer.body()).path("password");
    return password.isTextual() ? Optional.of(password.asText()) : Optional.empty();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
