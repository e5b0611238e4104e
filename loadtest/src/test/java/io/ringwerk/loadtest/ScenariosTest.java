package io.ringwerk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operators' SIPp scenarios against a server in a process of its own. */
class ScenariosTest {

  private static final String DOMAIN = "scenarios.test";

  @TempDir static Path directory;

  private static ServerProcess server;

  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    server = ServerProcess.serve(ServerCommand.line(), directory);
    server.addTenant(DOMAIN);
    server.importCsv(
        """
        tenant,user,name,device,label,password,extension,groups
        scenarios.test,anna,Anna,anna-desk,Desk,anna-desk-secret,11,team
        scenarios.test,ben,Ben,ben-desk,Desk,ben-desk-secret,12,team
        scenarios.test,ben,Ben,ben-soft,Laptop,ben-soft-secret,12,team
        scenarios.test,ben,Ben,ben-cell,Mobile,ben-cell-secret,12,team
        scenarios.test,clara,Clara,clara-desk,Desk,clara-desk-secret,13,
        """);
    StringBuilder storm = new StringBuilder("tenant,user,device,password\n");
    IntStream.range(0, 200)
        .forEach(i -> storm.append("scenarios.test,u%d,u%d-phone,secret-%d\n".formatted(i, i, i)));
    server.importCsv(storm.toString());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void registersReregistersAndUnregistersManyDevices() throws Exception {
    Path devices =
        Sipp.injection(
            directory,
            "storm.csv",
            IntStream.range(0, 200)
                .mapToObj(i -> line("u%d-phone".formatted(i), "secret-" + i))
                .toArray(String[]::new));
    String port = Sipp.freePort();

    for (String scenario : new String[] {"register", "re-register", "unregister"}) {
      Sipp.run(
          directory,
          scenario,
          "-inf",
          devices.toString(),
          "-p",
          port,
          "-r",
          "100",
          "-m",
          "200",
          server.sipAddress());
    }

    assertThat(server.get("/api/v1/registrations?duplicates=true")).contains("\"items\":[]");
    assertThat(server.get("/api/v1/registrations")).doesNotContain("u0-phone");
  }

  @Test
  void ringsAllThreeDevicesOfAUserAndStopsTheOthersWhenOneAnswers() throws Exception {
    String desk = register("ben-desk");
    String soft = register("ben-soft");
    String cell = register("ben-cell");
    try (Sipp answers = Sipp.start(directory, "answer", "-p", desk, "-m", "10");
        Sipp rings = Sipp.start(directory, "ring", "-p", soft, "-m", "10");
        Sipp ringsToo = Sipp.start(directory, "ring", "-p", cell, "-m", "10")) {
      call("clara-desk", "12", 10);

      answers.awaitSuccess();
      rings.awaitSuccess();
      ringsToo.awaitSuccess();
    } finally {
      unregister("ben-desk", "ben-soft", "ben-cell");
    }
  }

  @Test
  void ringsAllMembersOfAGroup() throws Exception {
    String anna = register("anna-desk");
    String ben = register("ben-desk");
    try (Sipp rings = Sipp.start(directory, "ring", "-p", anna, "-m", "10");
        Sipp answers = Sipp.start(directory, "answer", "-p", ben, "-m", "10")) {
      call("clara-desk", "team", 10);

      answers.awaitSuccess();
      rings.awaitSuccess();
    } finally {
      unregister("anna-desk", "ben-desk");
    }
  }

  private static String register(String device) throws Exception {
    String port = Sipp.freePort();
    Path one = Sipp.injection(directory, device + ".csv", credentials(device));
    Sipp.run(
        directory, "register", "-inf", one.toString(), "-p", port, "-m", "1", server.sipAddress());
    return port;
  }

  private static void unregister(String... devices) throws Exception {
    for (String device : devices) {
      Path one = Sipp.injection(directory, device + ".csv", credentials(device));
      Sipp.run(directory, "unregister", "-inf", one.toString(), "-m", "1", server.sipAddress());
    }
  }

  private static void call(String from, String to, int calls) throws Exception {
    Path one = Sipp.injection(directory, from + "-calls.csv", credentials(from) + ";" + to);
    Sipp.run(
        directory,
        "call",
        "-inf",
        one.toString(),
        "-r",
        "5",
        "-m",
        Integer.toString(calls),
        server.sipAddress());
  }

  private static String credentials(String device) {
    return line(device, device + "-secret");
  }

  private static String line(String device, String password) {
    return "%s;%s;[authentication username=%s password=%s]"
        .formatted(device, DOMAIN, device, password);
  }
}
