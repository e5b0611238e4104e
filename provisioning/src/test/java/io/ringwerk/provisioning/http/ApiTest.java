package io.ringwerk.provisioning.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringwerk.provisioning.http.HttpSide.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {

  @TempDir private Path directory;
  private RunningApi api;
  private HttpSide http;

  @BeforeEach
  void start() throws Exception {
    api = RunningApi.withBob(directory);
    http = api.http();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void opensNoRouteOfTheApiWithoutTheToken() throws IOException {
    for (Route route : adminRoutes()) {
      Answer without =
          http.send(
              route.method().name(),
              filledIn(route),
              BodyPublishers.noBody(),
              request -> request.setHeader("Authorization", ""));
      Answer wrong =
          http.send(
              route.method().name(),
              filledIn(route),
              BodyPublishers.noBody(),
              request -> request.setHeader("Authorization", "Bearer x" + RunningApi.DOMAIN));

      assertThat(without.status()).as(route.id()).isEqualTo(401);
      assertThat(wrong.status()).as(route.id()).isEqualTo(401);
      assertThat(wrong.text("/remedy")).as(route.id()).isNotEmpty();
    }
  }

  @Test
  void describesEachRouteAndAnswersEachDescription() throws IOException {
    JsonNode paths =
        http.getWithoutToken(http.server().port(), "/api/v1/openapi.json").json().path("paths");

    List<String> described = new ArrayList<>();
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        described.add(method + " " + path.getKey());
        assertThat(http.send(method, path.getKey().replaceAll("[{}]", "")).status())
            .as(method + " " + path.getKey())
            .isNotEqualTo(405);
      }
    }

    List<String> served =
        api.routes().stream().map(route -> route.method() + " " + route.path()).toList();
    assertThat(described).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(served);
    assertThat(api.routes()).extracting(Route::id).doesNotHaveDuplicates();
    assertThat(api.routes()).extracting(Route::summary).doesNotContain("");
  }

  @Test
  void answersEachUnknownIdWithWhatToDo() throws IOException {
    List<String> requests =
        List.of(
            "GET /tenants/x.test",
            "POST /tenants/x.test/make-default",
            "DELETE /tenants/x.test",
            "GET /users/x",
            "POST /users/x/disable",
            "POST /users/x/enable",
            "DELETE /users/x",
            "DELETE /users/x/extension",
            "GET /users/bob?tenant=x.test",
            "GET /users?tenant=x.test",
            "GET /devices/x",
            "POST /devices/x/rotate",
            "GET /devices/x/credentials",
            "POST /devices/x/disable",
            "POST /devices/x/enable",
            "DELETE /devices/x",
            "DELETE /devices/x/offer",
            "GET /devices/x/registrations",
            "GET /numbers/0445551234",
            "DELETE /numbers/0445551234",
            "DELETE /numbers/0445551234/target",
            "GET /groups/x",
            "PUT /groups/x/members/bob",
            "DELETE /groups/x/members/bob",
            "DELETE /groups/x",
            "DELETE /groups/x/extension",
            "GET /registrations?tenant=x.test",
            "GET /credentials?tenant=x.test");
    for (String request : requests) {
      String[] parts = request.split(" ", 2);

      Answer answer = http.send(parts[0], "/api/v1" + parts[1]);

      assertThat(answer.status()).as(request).isEqualTo(404);
      assertThat(answer.header("Content-Type")).as(request).isEqualTo("application/problem+json");
      assertThat(answer.text("/detail")).as(request).containsAnyOf("x", "0445551234");
      assertThat(answer.text("/remedy")).as(request).isNotEmpty();
    }
  }

  @Test
  void addsShowsListsAndRemovesTenants() throws IOException {
    Answer added =
        http.sendJson(
            "POST",
            "/api/v1/tenants",
            "{\"domain\":\"Two.Test\",\"realm\":\"old.example\",\"offer\":\"sha256\"}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo("/api/v1/tenants/two.test");
    assertThat(http.get(added.header("Location")).body()).isEqualTo(added.body());
    assertThat(added.text("/realm")).isEqualTo("old.example");
    assertThat(added.text("/offer")).isEqualTo("sha256");
    assertThat(http.get("/api/v1/tenants").json().findValuesAsText("domain"))
        .containsExactly("acme.test", "two.test");
    assertThat(
            http.sendJson("PUT", "/api/v1/tenants/two.test/offer", "{\"offer\":\"md5\"}")
                .text("/offer"))
        .isEqualTo("md5");
    assertThat(
            http.send("POST", "/api/v1/tenants/two.test/make-default")
                .json()
                .path("defaultTenant")
                .asBoolean())
        .isTrue();
    assertThat(http.send("DELETE", "/api/v1/tenants/two.test").status()).isEqualTo(204);
    assertThat(http.get("/api/v1/tenants/two.test").status()).isEqualTo(404);
  }

  @Test
  void removesATenantInUseOnlyWithEverythingInIt() throws IOException {
    Answer refused = http.send("DELETE", "/api/v1/tenants/acme.test");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(http.get("/api/v1/tenants/acme.test").status()).isEqualTo(200);
    assertThat(http.send("DELETE", "/api/v1/tenants/acme.test?everything=true").status())
        .isEqualTo(204);
    assertThat(api.endedCredentials()).containsExactly("bob-desk REMOVED");
  }

  @Test
  void addsShowsListsAndRemovesUsers() throws IOException {
    http.sendJson("POST", "/api/v1/groups", "{\"group\":\"team\"}");

    Answer added =
        http.sendJson(
            "POST",
            "/api/v1/users",
            """
            {"user": "clara", "name": "Clara Züst", "email": "clara@acme.test", "extension": "13",
             "numbers": ["+41 44 555 12 34"], "groups": ["team"]}
            """);

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo("/api/v1/users/clara?tenant=acme.test");
    assertThat(http.get(added.header("Location")).body()).isEqualTo(added.body());
    assertThat(added.json().at("/numbers/0").asText()).isEqualTo("+41445551234");
    assertThat(added.text("/name")).isEqualTo("Clara Züst");
    assertThat(http.get("/api/v1/users?text=z%C3%BCst").json().path("total").asInt()).isEqualTo(1);
    assertThat(
            http.sendJson("PUT", "/api/v1/users/clara/extension", "{\"extension\":\"14\"}")
                .text("/extension"))
        .isEqualTo("14");
    assertThat(http.send("DELETE", "/api/v1/users/clara/extension").json().has("extension"))
        .isFalse();
    assertThat(http.send("DELETE", "/api/v1/users/clara").status()).isEqualTo(204);
    assertThat(http.get("/api/v1/users/clara").status()).isEqualTo(404);
  }

  @Test
  void endsTheCredentialsOfALockedUser() throws IOException {
    assertThat(http.send("POST", "/api/v1/users/bob/disable").json().path("enabled").asBoolean())
        .isFalse();
    assertThat(http.send("POST", "/api/v1/users/bob/enable").json().path("enabled").asBoolean())
        .isTrue();

    assertThat(api.endedCredentials()).containsExactly("bob-desk LOCKED");
  }

  @Test
  void namesBothOwnersOfANameThatClashes() throws IOException {
    http.sendJson("PUT", "/api/v1/users/anna/extension", "{\"extension\":\"11\"}");

    Answer clash = http.sendJson("PUT", "/api/v1/users/bob/extension", "{\"extension\":\"11\"}");

    assertThat(clash.status()).isEqualTo(409);
    assertThat(clash.text("/detail")).contains("anna", "bob", "11");
    assertThat(clash.text("/remedy")).isNotEmpty();
  }

  @Test
  void issuesCredentialsWithANewDevice() throws IOException {
    Answer added =
        http.sendJson("POST", "/api/v1/devices", "{\"user\":\"bob\",\"label\":\"Softphone\"}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("/device")).matches("\\d{7}e0");
    assertThat(added.text("/tenant")).isEqualTo("acme.test");
    assertThat(added.text("/realm")).isEqualTo("acme.test");
    assertThat(added.text("/password")).hasSizeGreaterThan(10);
    Answer shown = http.get(added.header("Location"));
    assertThat(shown.text("/label")).isEqualTo("Softphone");
    assertThat(shown.text("/credentialsSince")).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(shown.body()).doesNotContain(added.text("/password"));
  }

  @Test
  void listsTheDevicesOfOneUser() throws IOException {
    http.sendJson("POST", "/api/v1/devices", "{\"user\":\"anna\",\"device\":\"anna-desk\"}");

    assertThat(http.get("/api/v1/devices").json().path("total").asInt()).isEqualTo(2);
    assertThat(
            http.get("/api/v1/devices?tenant=acme.test&user=anna")
                .json()
                .findValuesAsText("device"))
        .containsExactly("anna-desk");
    assertThat(http.get("/api/v1/devices?limit=1&offset=1").json().path("items")).hasSize(1);
    assertThat(http.get("/api/v1/devices?limit=0").status()).isEqualTo(422);
    assertThat(http.get("/api/v1/devices?limit=5000").status()).isEqualTo(422);
  }

  @Test
  void rotatesAPasswordAndShowsTheNewOne() throws IOException {
    String before = http.get("/api/v1/devices/bob-desk/credentials").text("/password");

    Answer rotated = http.send("POST", "/api/v1/devices/bob-desk/rotate");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text("/password")).isNotEqualTo(before);
    assertThat(http.get("/api/v1/devices/bob-desk/credentials").body()).isEqualTo(rotated.body());
    assertThat(http.get("/api/v1/devices/bob-desk").json().path("credentialVersion").asInt())
        .isEqualTo(2);
    assertThat(api.endedCredentials()).containsExactly("bob-desk ROTATED");
  }

  @Test
  void recordsWhoSawWhichPassword() throws IOException {
    http.get("/api/v1/devices/bob-desk/credentials");
    http.send("POST", "/api/v1/devices/bob-desk/rotate");

    Answer audit = http.get("/api/v1/audit");

    assertThat(audit.json().findValuesAsText("action"))
        .containsExactly("rotated", "revealed", "issued");
    assertThat(audit.json().at("/items/0/subject").asText()).contains("bob-desk");
    assertThat(audit.json().at("/items/0/actor").asText()).isEqualTo("admin token from 127.0.0.1");
  }

  @Test
  void renamesDisablesEnablesAndRemovesADevice() throws IOException {
    String device = "/api/v1/devices/bob-desk";

    assertThat(http.sendJson("PUT", device + "/label", "{\"label\":\"Büro\"}").text("/label"))
        .isEqualTo("Büro");
    assertThat(http.sendJson("PUT", device + "/offer", "{\"offer\":\"sha256\"}").text("/ownOffer"))
        .isEqualTo("sha256");
    assertThat(http.send("DELETE", device + "/offer").json().has("ownOffer")).isFalse();
    assertThat(http.send("POST", device + "/disable").json().path("enabled").asBoolean()).isFalse();
    assertThat(http.send("POST", device + "/enable").json().path("enabled").asBoolean()).isTrue();
    assertThat(http.send("DELETE", device).status()).isEqualTo(204);
    assertThat(http.get(device).status()).isEqualTo(404);
    assertThat(api.endedCredentials()).containsExactly("bob-desk DISABLED", "bob-desk REMOVED");
  }

  @Test
  void addsAssignsAndRemovesNumbers() throws IOException {
    Answer added =
        http.sendJson(
            "POST",
            "/api/v1/numbers",
            "{\"number\":\"+41 44 555 12 34\",\"target\":{\"user\":\"bob\"}}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location"))
        .isEqualTo("/api/v1/numbers/%2B41445551234?tenant=acme.test");
    String number = "/api/v1/numbers/+41445551234";
    assertThat(http.get(number).json().at("/target/user").asText()).isEqualTo("bob");
    assertThat(
            http.sendJson("PUT", number + "/target", "{\"device\":\"bob-desk\"}")
                .json()
                .at("/target/device")
                .asText())
        .isEqualTo("bob-desk");
    assertThat(http.get("/api/v1/devices/bob-desk").json().at("/numbers/0").asText())
        .isEqualTo("+41445551234");
    assertThat(http.send("DELETE", number + "/target").json().has("target")).isFalse();
    assertThat(http.get("/api/v1/numbers").json().path("total").asInt()).isEqualTo(1);
    assertThat(http.send("DELETE", number).status()).isEqualTo(204);
  }

  @Test
  void assignsANumberToExactlyOne() throws IOException {
    http.sendJson("POST", "/api/v1/numbers", "{\"number\":\"0445551234\"}");
    String target = "/api/v1/numbers/0445551234/target";

    assertThat(http.sendJson("PUT", target, "{}").status()).isEqualTo(422);
    assertThat(http.sendJson("PUT", target, "{\"user\":\"bob\",\"group\":\"x\"}").status())
        .isEqualTo(422);
    assertThat(http.sendJson("PUT", target, "{\"user\":\"nobody\"}").status()).isEqualTo(404);
  }

  @Test
  void addsGroupsAndTheirMembers() throws IOException {
    Answer added =
        http.sendJson(
            "POST",
            "/api/v1/groups",
            "{\"group\":\"team\",\"name\":\"The team\",\"extension\":\"20\",\"members\":[\"bob\"]}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo("/api/v1/groups/team?tenant=acme.test");
    assertThat(http.send("PUT", "/api/v1/groups/team/members/anna").json().path("members"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("anna", "bob");
    assertThat(http.send("DELETE", "/api/v1/groups/team/members/bob").json().path("members"))
        .hasSize(1);
    assertThat(http.send("DELETE", "/api/v1/groups/team/members/bob").status()).isEqualTo(404);
    assertThat(
            http.sendJson("PUT", "/api/v1/groups/team/extension", "{\"extension\":\"21\"}")
                .text("/extension"))
        .isEqualTo("21");
    assertThat(http.get("/api/v1/groups").json().findValuesAsText("group")).containsExactly("team");
    assertThat(http.send("DELETE", "/api/v1/groups/team").status()).isEqualTo(204);
  }

  @Test
  void refusesNamesThatAreNone() throws IOException {
    assertThat(http.sendJson("POST", "/api/v1/tenants", "{\"domain\":\"not a domain\"}").status())
        .isEqualTo(422);
    assertThat(http.sendJson("POST", "/api/v1/users", "{\"user\":\"b o b\"}").status())
        .isEqualTo(422);
    assertThat(http.sendJson("POST", "/api/v1/numbers", "{\"number\":\"abc\"}").status())
        .isEqualTo(422);
    assertThat(http.sendJson("POST", "/api/v1/tenants", "{\"domain\":\"acme.test\"}").status())
        .isEqualTo(409);
  }

  @Test
  void listsRegistrationsByTenantAndDuplicatesInPages() throws IOException {
    http.sendJson("POST", "/api/v1/tenants", "{\"domain\":\"two.test\"}");
    api.register("two.test", "x-desk", "sip:x@192.0.2.3", false);
    api.register("acme.test", "bob-desk", "sip:bob@192.0.2.2", true);
    api.register("acme.test", "bob-desk", "sip:bob@192.0.2.1", true);

    JsonNode all = http.get("/api/v1/registrations").json();
    JsonNode duplicates = http.get("/api/v1/registrations?duplicates=true&tenant=acme.test").json();

    assertThat(all.findValuesAsText("contact"))
        .containsExactly("sip:bob@192.0.2.1", "sip:bob@192.0.2.2", "sip:x@192.0.2.3");
    assertThat(duplicates.path("total").asInt()).isEqualTo(2);
    assertThat(duplicates.at("/items/0/duplicate/evidence").asText()).isEqualTo("two instance ids");
    assertThat(duplicates.at("/items/0/expires").asText()).isEqualTo("2026-03-01T10:10:00Z");
    assertThat(http.get("/api/v1/registrations?offset=2&limit=5").json().path("items")).hasSize(1);
    assertThat(http.get("/api/v1/devices/bob-desk/registrations").json().path("total").asInt())
        .isEqualTo(2);
    assertThat(http.get("/api/v1/registrations?duplicates=yes").status()).isEqualTo(400);
  }

  private List<Route> adminRoutes() {
    List<Route> routes =
        api.routes().stream().filter(route -> route.audience() == Route.Audience.ADMIN).toList();
    assertThat(new TreeSet<>(routes.stream().map(Route::path).toList())).hasSizeGreaterThan(20);
    return routes;
  }

  private static String filledIn(Route route) {
    return route.path().replaceAll("\\{\\w+}", "x");
  }
}
