package io.ringwerk.provisioning.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.http.ComponentHealth.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebServerTest {

  private static final Route ECHO =
      Route.post("/api/v1/echo", "echo")
          .query(QueryParameter.flag("loud", "Whether in upper case"))
          .reads(Words.class)
          .answers(Words.class, (call, words) -> words);

  private static final Route SHOW =
      Route.get("/api/v1/things/{thing}", "show")
          .query(QueryParameter.number("limit", "How many"))
          .answers(
              Words.class,
              call ->
                  new Words(
                      call.path("thing"),
                      Optional.empty(),
                      call.number(QueryParameter.number("limit", ""), 7)));

  private static final Route FAULTY =
      Route.get("/api/v1/faulty", "faulty")
          .answersNothing(
              call -> {
                throw new IllegalStateException("secret internals");
              });

  private static final Route UPLOAD =
      Route.post("/api/v1/upload", "upload")
          .readsText("text/csv")
          .answersNothing((call, text) -> {});

  record Words(String words, Optional<List<String>> more, int count) {}

  @Test
  void answersWithJsonThatNobodyStores() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), ECHO)) {

      HttpSide.Answer answer =
          side.sendJson("POST", "/api/v1/echo", "{\"words\":\"héllo\",\"count\":2}");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.body()).isEqualTo("{\"words\":\"héllo\",\"count\":2}");
    }
  }

  @Test
  void passesEncodedPathParametersOn() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      assertThat(side.get("/api/v1/things/%2B41%20x?limit=3").body())
          .isEqualTo("{\"words\":\"+41 x\",\"count\":3}");
      assertThat(side.get("/api/v1/things/+41").text("/words")).isEqualTo("+41");
    }
  }

  @Test
  void asksForTheTokenBeforeAnythingElse() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), ECHO)) {

      HttpSide.Answer answer =
          side.send(
              "POST",
              "/api/v1/echo?unknown",
              BodyPublishers.ofString("rubbish"),
              request -> request.setHeader("Authorization", "Basic eDp5"));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"ringwerk\", error=\"invalid_token\"");
      assertThat(answer.text("/remedy")).contains("Authorization: Bearer");
    }
  }

  @Test
  void answersWithoutTokenThatOneIsNeeded() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      HttpSide.Answer answer = side.getWithoutToken(side.server().port(), "/api/v1/things/1");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"ringwerk\"");
    }
  }

  @Test
  void takesTheSchemeOfTheTokenInEitherCase() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      HttpSide.Answer answer =
          side.send(
              "GET",
              "/api/v1/things/1",
              BodyPublishers.noBody(),
              request -> request.setHeader("Authorization", "bearer  " + HttpSide.TOKEN));

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void describesWhatIsWrongAsProblemDocument() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), ECHO)) {

      HttpSide.Answer answer =
          side.sendJson("POST", "/api/v1/echo", "{\n  \"words\": \"x\",\n  \"wrods\": 1}");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.text("/type")).isEqualTo("tag:ringwerk.io,2026:problem/malformed-request");
      assertThat(answer.text("/title")).isEqualTo("The request can't be understood");
      assertThat(answer.json().at("/status").asInt()).isEqualTo(400);
      assertThat(answer.text("/instance")).isEqualTo("/api/v1/echo");
      assertThat(answer.text("/detail"))
          .startsWith("the field wrods is unknown here (line 3, column ");
      assertThat(answer.text("/remedy")).isEqualTo("known fields are: count, more, words");
      assertThat(answer.json().at("/errors/0/line").asInt()).isEqualTo(3);
    }
  }

  @Test
  void refusesParametersItDoesNotKnowOrUnderstand() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      HttpSide.Answer unknown = side.get("/api/v1/things/1?limti=3");
      HttpSide.Answer wrong = side.get("/api/v1/things/1?limit=-3");
      HttpSide.Answer twice = side.get("/api/v1/things/1?limit=3&limit=4");

      assertThat(unknown.status()).isEqualTo(400);
      assertThat(unknown.text("/detail")).isEqualTo("the parameter \"limti\" is unknown here");
      assertThat(unknown.text("/remedy")).isEqualTo("known are: limit");
      assertThat(wrong.text("/detail")).isEqualTo("the parameter limit is \"-3\"");
      assertThat(twice.text("/detail")).isEqualTo("the parameter limit was given more than once");
    }
  }

  @Test
  void refusesAnOverlongBodyWhateverItsAnnouncedLength() throws Exception {
    HttpSettings settings = HttpSide.settings();
    try (HttpSide side = HttpSide.serving(settings, ECHO)) {
      byte[] body = ("{\"words\":\"" + "x".repeat(settings.maxJsonBody()) + "\"}").getBytes(UTF_8);

      HttpSide.Answer announced =
          side.send(
              "POST",
              "/api/v1/echo",
              BodyPublishers.ofByteArray(body),
              request -> request.setHeader("Content-Type", "application/json"));
      HttpSide.Answer chunked =
          side.send(
              "POST",
              "/api/v1/echo",
              BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
              request -> request.setHeader("Content-Type", "application/json"));

      assertThat(announced.status()).isEqualTo(413);
      assertThat(chunked.status()).isEqualTo(413);
      assertThat(chunked.text("/detail")).isEqualTo("the body is longer than 65536 bytes");
    }
  }

  @Test
  void refusesAnotherMediaTypeAndSaysWhichOneItReads() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), ECHO, UPLOAD)) {

      assertThat(side.send("POST", "/api/v1/echo", "text/plain", "{}").status()).isEqualTo(415);
      assertThat(side.send("POST", "/api/v1/echo").text("/remedy"))
          .isEqualTo("send the body as Content-Type: application/json, in UTF-8");
      assertThat(side.send("POST", "/api/v1/upload", "text/csv; charset=latin1", "").status())
          .isEqualTo(415);
      assertThat(side.send("POST", "/api/v1/upload", "text/csv; charset=\"UTF-8\"", "").status())
          .isEqualTo(204);
    }
  }

  @Test
  void refusesTextThatIsNotUtf8() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), UPLOAD)) {

      HttpSide.Answer answer =
          side.send(
              "POST",
              "/api/v1/upload",
              BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xfc}),
              request -> request.setHeader("Content-Type", "text/csv"));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("/detail")).isEqualTo("the body is not UTF-8 text");
    }
  }

  @Test
  void namesTheAllowedMethodsWhereAPathDoesNotKnowOne() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      HttpSide.Answer answer = side.send("DELETE", "/api/v1/things/1");

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).contains("GET");
      assertThat(answer.text("/detail"))
          .isEqualTo("/api/v1/things/1 doesn't know the method DELETE");
    }
  }

  @Test
  void answersAnUnknownPathWithAProblem() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      HttpSide.Answer answer = side.get("/api/v2/things");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("/detail")).isEqualTo("there is nothing at /api/v2/things");
    }
  }

  @Test
  void keepsItsOwnFaultsToTheLog() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), FAULTY)) {

      HttpSide.Answer answer = side.get("/api/v1/faulty");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body())
          .doesNotContain("secret internals")
          .contains("look into the server's log");
    }
  }

  @Test
  void answersWhatIsHardlyHttpWithAProblem() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      String answer = raw(side, "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 400 ");
      assertThat(answer).contains("Content-Type: application/problem+json");
      assertThat(answer).doesNotContain("<html").doesNotContain("Server:");
    }
  }

  @Test
  void refusesAnOverlongHeader() throws Exception {
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW)) {

      String answer =
          raw(side, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 431 ").doesNotContain("<html");
    }
  }

  @Test
  void closesAConnectionThatStaysSilent() throws Exception {
    try (HttpSide side = HttpSide.serving(impatient(), SHOW)) {

      String answer = raw(side, "GET /api/v1/things/1 HTTP/1.1\r\nHost:");

      assertThat(answer).doesNotContain("200");
    }
  }

  @Test
  void answersABodyThatStopsHalfWay() throws Exception {
    try (HttpSide side = HttpSide.serving(impatient(), ECHO)) {

      String answer =
          raw(
              side,
              "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + HttpSide.TOKEN
                  + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"words\":");

      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("the body ended before");
    }
  }

  @Test
  void showsHealthAndMetricsWithoutToken() throws Exception {
    List<ComponentHealth> parts =
        List.of(
            new ComponentHealth("database", Status.UP, "open"),
            new ComponentHealth("sip", Status.DEGRADED, "TCP is not listening"));
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), monitoring(parts))) {
      int port = side.server().port();

      HttpSide.Answer health = side.getWithoutToken(port, "/health");
      HttpSide.Answer metrics = side.getWithoutToken(port, "/metrics");

      assertThat(health.status()).isEqualTo(200);
      assertThat(health.text("/status")).isEqualTo("degraded");
      assertThat(health.text("/components/1/detail")).isEqualTo("TCP is not listening");
      assertThat(metrics.header("Content-Type")).isEqualTo(MetricsPage.PROMETHEUS_TEXT);
      assertThat(metrics.body()).isEqualTo("ringwerk_up 1\n");
    }
  }

  @Test
  void answersHealthWith503WhenAPartIsDown() throws Exception {
    List<ComponentHealth> parts = List.of(new ComponentHealth("sip", Status.DOWN, "stopped"));
    try (HttpSide side = HttpSide.serving(HttpSide.settings(), monitoring(parts))) {

      HttpSide.Answer health = side.getWithoutToken(side.server().port(), "/health");

      assertThat(health.status()).isEqualTo(503);
      assertThat(health.text("/status")).isEqualTo("down");
    }
  }

  @Test
  void offersHealthAndMetricsAtTheirOwnAddressOnlyWhereTheyHaveOne() throws Exception {
    HttpSettings apart =
        HttpSide.settings()
            .withOperationsAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Route[] routes = {SHOW, monitoring(List.of())[0]};
    try (HttpSide side = HttpSide.serving(apart, routes)) {
      int operations = side.server().operationsPort();

      assertThat(operations).isNotEqualTo(side.server().port());
      assertThat(side.getWithoutToken(operations, "/health").status()).isEqualTo(200);
      assertThat(side.getWithoutToken(operations, "/api/v1/things/1").status()).isEqualTo(404);
      assertThat(side.get("/health").status()).isEqualTo(404);
      assertThat(side.get("/api/v1/things/1").status()).isEqualTo(200);
    }
  }

  @Test
  void saysInOneLineWhyItCannotListen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpSettings settings =
          HttpSettings.listeningAt(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort()));

      assertThatThrownBy(() -> HttpSide.serving(settings, SHOW))
          .isInstanceOf(ListenFailedException.class)
          .hasMessageStartingWith(
              "HTTP can't listen at 127.0.0.1:"
                  + taken.getLocalPort()
                  + " (Address already in use)")
          .hasMessageEndingWith("stop what uses the address, or set another one");
    }
  }

  @Test
  void freesItsPortWhenItStops() throws Exception {
    HttpSide side = HttpSide.serving(HttpSide.settings(), SHOW);
    int port = side.server().port();

    side.close();

    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(again.isBound()).isTrue();
    }
  }

  /** Closes a connection that is silent for a tenth of a second. */
  private static HttpSettings impatient() {
    HttpSettings usual = HttpSide.settings();
    return new HttpSettings(
        usual.api(),
        usual.operations(),
        usual.maxThreads(),
        usual.maxJsonBody(),
        usual.maxImportBody(),
        Duration.ofMillis(100),
        usual.stopGrace());
  }

  private static Route[] monitoring(List<ComponentHealth> parts) {
    return new OperationsRoutes(() -> parts, () -> "ringwerk_up 1\n")
        .routes()
        .toArray(Route[]::new);
  }

  /** Sends bytes as they are and reads until the server closes. */
  private static String raw(HttpSide side, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), side.server().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
