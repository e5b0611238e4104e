package io.ringwerk.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer meets it: real phones with the credentials it prints. */
class RealPhonesTest {

  /** A row of the table that {@code demo} prints: user, device, username, password. */
  private static final Pattern ROW =
      Pattern.compile(
          "^(anna|ben|clara) +(?:\\S+ ?)+? +(\\d+e\\d) +(\\S+) +demo\\.ringwerk\\.test .*");

  @TempDir Path directory;

  @Test
  void aCallFromBaresipRingsBaresipAndSippAndIsAnsweredOnce() throws Exception {
    try (ServerProcess demo = ServerProcess.demo(ServerCommand.line(), directory)) {
      List<String[]> bens = devicesOf("ben", demo.output());
      String port = registerSipp(demo, bens.get(1)[0]);

      try (Sipp rings = Sipp.start(directory, "ring", "-p", port, "-m", "1");
          Baresip ben =
              Baresip.start(directory, "ben", account(bens.get(0), demo, ";answermode=auto"));
          Baresip anna =
              Baresip.start(
                  directory, "anna", account(devicesOf("anna", demo.output()).get(0), demo, ""))) {
        ben.awaitRegistered();
        anna.awaitRegistered();

        anna.dial("sip:12@demo.ringwerk.test");
        anna.awaitEvent("CALL_ESTABLISHED");
        ben.awaitEvent("CALL_ESTABLISHED");
        rings.awaitSuccess();
        anna.hangUp();
        ben.awaitEvent("CALL_CLOSED");
      }
      assertThat(demo.get("/metrics"))
          .contains("ringwerk_proxy_total{event=\"call_answered\"} 1.0");
    }
  }

  private String registerSipp(ServerProcess demo, String device) throws Exception {
    String line =
        Files.readAllLines(directory.resolve("data/demo/devices.csv")).stream()
            .filter(each -> each.startsWith(device + ";"))
            .findFirst()
            .orElseThrow();
    Path one = Sipp.injection(directory, "third.csv", line);
    String port = Sipp.freePort();
    Sipp.run(
        directory, "register", "-inf", one.toString(), "-p", port, "-m", "1", demo.sipAddress());
    return port;
  }

  private static String account(String[] device, ServerProcess demo, String more) {
    return "<sip:%1$s@demo.ringwerk.test>;auth_user=%1$s;auth_pass=%2$s;outbound=\"sip:%3$s\";regint=600%4$s"
        .formatted(device[0], device[1], demo.sipAddress(), more);
  }

  /** Username and password of each of a user's devices. */
  private static List<String[]> devicesOf(String user, List<String> output) {
    List<String[]> devices = new ArrayList<>();
    for (String line : output) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(1).equals(user)) {
        devices.add(new String[] {row.group(2), row.group(3)});
      }
    }
    return devices;
  }
}
