package io.ringwerk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Speaks to the REST API. Whatever doesn't end well is a {@link CommandFailure} with one line for
 * the user.
 */
final class ApiClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** An import of 100,000 rows takes its time. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

  private static final int UNAUTHENTICATED = 401;
  private static final String PAGE_SIZE = "1000";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI server;
  private final List<AccessToken> tokens;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** A client that tries the tokens in their order. */
  ApiClient(URI server, List<AccessToken> tokens) {
    this.server = server;
    this.tokens = tokens;
  }

  JsonNode get(ApiPath path) {
    return json(exchange("GET", path, "", BodyPublishers.noBody()));
  }

  String getText(ApiPath path) {
    return exchange("GET", path, "", BodyPublishers.noBody()).body();
  }

  /** Every entry of a list, page by page. */
  ArrayNode getAll(ApiPath path) {
    ArrayNode all = JSON.createArrayNode();
    long total;
    do {
      JsonNode page = get(path.with("limit", PAGE_SIZE).with("offset", String.valueOf(all.size())));
      total = page.path("total").asLong();
      if (page.path("items").isEmpty()) {
        break; // entries were removed meanwhile
      }
      page.path("items").forEach(all::add);
    } while (all.size() < total);
    return all;
  }

  JsonNode post(ApiPath path) {
    return json(exchange("POST", path, "", BodyPublishers.noBody()));
  }

  JsonNode post(ApiPath path, Map<String, Object> body) {
    return json(exchange("POST", path, "application/json", encoded(body)));
  }

  JsonNode postCsv(ApiPath path, byte[] file) {
    return json(
        exchange("POST", path, "text/csv; charset=utf-8", BodyPublishers.ofByteArray(file)));
  }

  JsonNode put(ApiPath path) {
    return json(exchange("PUT", path, "", BodyPublishers.noBody()));
  }

  JsonNode put(ApiPath path, Map<String, Object> body) {
    return json(exchange("PUT", path, "application/json", encoded(body)));
  }

  JsonNode delete(ApiPath path) {
    return json(exchange("DELETE", path, "", BodyPublishers.noBody()));
  }

  private HttpResponse<String> exchange(
      String method, ApiPath path, String mediaType, BodyPublisher body) {
    Iterator<AccessToken> untried = tokens.iterator();
    HttpResponse<String> answer;
    do {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.resolve(path.toString()))
              .timeout(ANSWER_TIMEOUT)
              .method(method, body)
              .header("Accept", "application/json, text/csv, application/problem+json");
      if (!mediaType.isEmpty()) {
        request.header("Content-Type", mediaType);
      }
      if (untried.hasNext()) {
        request.header("Authorization", "Bearer " + untried.next().text());
      }
      answer = send(request.build());
    } while (answer.statusCode() == UNAUTHENTICATED && untried.hasNext());
    refuseUnlessDone(answer);
    return answer;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw CommandFailure.unreachable(
          server
              + " doesn't answer ("
              + Reasons.of(e)
              + "): start the server, or name it with --server URL");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unreachable("interrupted while waiting for " + server);
    }
  }

  private void refuseUnlessDone(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      return;
    }
    if (answer.statusCode() == UNAUTHENTICATED) {
      throw CommandFailure.refused(unauthenticated());
    }
    throw CommandFailure.refused(Refusal.of(answer.statusCode(), tree(answer), server).text());
  }

  private String unauthenticated() {
    String next = ": name the server's admin token file with --token-file FILE";
    if (tokens.isEmpty()) {
      return server + " asks for the admin token, and none was given or found" + next;
    }
    List<String> origins = tokens.stream().map(AccessToken::origin).toList();
    return server + " doesn't know the token from " + String.join(" or ", origins) + next;
  }

  private JsonNode json(HttpResponse<String> answer) {
    if (answer.body().isEmpty()) {
      return MissingNode.getInstance();
    }
    JsonNode tree = tree(answer);
    if (tree.isMissingNode()) {
      throw CommandFailure.unreachable(
          server + " doesn't answer as a Ringwerk server does: check --server URL");
    }
    return tree;
  }

  /** The body as a tree; a missing node where it isn't JSON. */
  private static JsonNode tree(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static BodyPublisher encoded(Map<String, Object> body) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
