package io.ringwerk.provisioning.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.http.HttpSide.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkApiTest {

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
  void importsAFileAndExportsItsCredentials() throws IOException {
    Answer imported =
        http.send(
            "POST",
            "/api/v1/import",
            "text/csv",
            """
            user,name,device,password,extension,groups
            dora,"Dörig, Dora",dora-desk,from the old system,31,sales
            dora,,dora-soft,,,
            """);

    assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    assertThat(imported.json().path("users").asInt()).isEqualTo(1);
    assertThat(imported.json().path("devices").asInt()).isEqualTo(2);
    assertThat(imported.json().at("/generated/0/device").asText()).isEqualTo("dora-soft");
    assertThat(http.get("/api/v1/users/dora").text("/name")).isEqualTo("Dörig, Dora");
    Answer exported = http.get("/api/v1/credentials?tenant=acme.test");
    assertThat(exported.header("Content-Type")).isEqualTo("text/csv");
    assertThat(exported.body().lines())
        .contains("device,user,domain,password", "dora-desk,dora,acme.test,from the old system")
        .hasSize(4);
  }

  @Test
  void importsNothingOfAFileWithAMistakeAndSaysWhereItIs() throws IOException {
    Answer refused =
        http.send(
            "POST", "/api/v1/import", "text/csv", "user,device\ndora,dora-desk\nemil,bob-desk\n");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/detail")).isEqualTo("the file has a mistake; nothing was imported");
    assertThat(refused.json().at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(refused.json().at("/errors/0/column").asInt()).isPositive();
    assertThat(refused.text("/errors/0/detail")).contains("bob-desk");
    assertThat(http.get("/api/v1/users/dora").status()).isEqualTo(404);
  }

  @Test
  void importsTenThousandDevicesInOneRequest() throws IOException {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "user%d,User %d,%d".formatted(i, i, 100_000 + i))
            .collect(Collectors.joining("\n", "user,name,extension\n", "\n"));

    Answer imported = http.send("POST", "/api/v1/import", "text/csv", rows);

    assertThat(imported.status()).isEqualTo(200);
    assertThat(imported.json().path("devices").asInt()).isEqualTo(10_000);
    assertThat(http.get("/api/v1/credentials").body().lines()).hasSize(10_002);
    assertThat(http.get("/api/v1/users?limit=1000&offset=9000").json().path("total").asInt())
        .isEqualTo(10_002);
  }

  @Test
  void refusesAFileLongerThanTheLimit() throws IOException {
    Answer refused =
        http.send(
            "POST",
            "/api/v1/import",
            "text/csv",
            "x".repeat(HttpSide.settings().maxImportBody() + 1));

    assertThat(refused.status()).isEqualTo(413);
  }

  @Test
  void recordsEachExport() throws IOException {
    http.get("/api/v1/credentials");

    assertThat(http.get("/api/v1/audit").json().findValuesAsText("action"))
        .containsExactly("exported", "issued");
  }
}
