package io.ringwerk.loadtest.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.loadtest.ServerCommand;
import io.ringwerk.loadtest.ServerProcess;
import io.ringwerk.sip.flow.TransportProtocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generator against a server in a process of its own. */
class LoadGeneratorTest {

  private static final String DOMAIN = "load.test";
  private static final Population PEOPLE =
      new Population(
          IntStream.range(0, 40).mapToObj(i -> subscriber("caller-" + i)).toList(),
          List.of(
              new Callee("sip:ben@load.test", List.of(subscriber("ben-desk"))),
              new Callee("sip:eva@load.test", List.of(subscriber("eva-desk"))),
              new Callee("sip:team@load.test", devices("team")),
              new Callee("sip:shop@load.test", devices("shop"))));

  @TempDir static Path directory;

  private static ServerProcess server;

  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("ringwerk.yaml"), ServerProcess.yaml(directory, freePort()));
    server = ServerProcess.serve(ServerCommand.line(), directory);
    server.addTenant(DOMAIN);
    StringBuilder csv = new StringBuilder("tenant,user,device,password\n");
    PEOPLE.callers().forEach(each -> csv.append(row("user-of-" + each.device(), each)));
    for (Callee callee : PEOPLE.callees()) {
      String user = callee.addressOfRecord().replaceAll("sip:|@.*", "");
      callee.devices().forEach(each -> csv.append(row(user, each)));
    }
    server.importCsv(csv.toString());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void everyOperationEndsWell(TransportProtocol transport) throws Exception {
    try (LoadGenerator generator = open(transport, 8, 1)) {
      generator.registerCallees();
      for (Operation operation : Operation.values()) {
        LoadResult result = generator.run(operation, new Pace.Saturation(16), new Limit.Count(100));

        assertThat(result.failures()).as("%s over %s", operation, transport).isEmpty();
        assertThat(result.succeeded()).isEqualTo(100);
        assertThat(result.latency().getTotalCount()).isEqualTo(100);
      }
      assertThat(generator.registeredDevices()).hasSize(48);
    }
  }

  @Test
  void everyOperationEndsWellOnTwoLoops() throws Exception {
    try (LoadGenerator generator = open(TransportProtocol.UDP, 4, 2)) {
      generator.registerCallees();
      for (Operation operation : Operation.values()) {
        LoadResult result = generator.run(operation, new Pace.Saturation(8), new Limit.Count(50));

        assertThat(result.failures()).as("%s", operation).isEmpty();
        assertThat(result.succeeded()).isEqualTo(50);
      }
    }
  }

  @Test
  void keepsARateAndCountsItsSeconds() throws Exception {
    try (LoadGenerator generator = open(TransportProtocol.UDP, 8, 1)) {
      LoadResult result =
          generator.run(
              Operation.REFRESH, new Pace.Rate(200), new Limit.Time(Duration.ofMillis(1_500)));

      assertThat(result.failures()).isEmpty();
      assertThat(result.started()).isEqualTo(300);
      assertThat(result.seconds().get(0).started()).isBetween(1L, 250L);
      assertThat(result.seconds().stream().mapToLong(Second::succeeded).sum()).isEqualTo(300);
    }
  }

  @Test
  void tellsWrongCredentialsFromOtherFailures() throws Exception {
    Population liar = Population.of(List.of(new Subscriber("caller-0", DOMAIN, "wrong")));
    try (LoadGenerator generator =
        LoadGenerator.open(settings(TransportProtocol.UDP, 1, 1), liar)) {
      LoadResult result =
          generator.run(Operation.REGISTER, new Pace.Saturation(1), new Limit.Count(2));

      assertThat(result.failed()).isEqualTo(2);
      assertThat(result.failures().keySet()).noneMatch(LoadResult.NO_ANSWER::equals);
    }
  }

  @Test
  void tellsThatNobodyListens() throws Exception {
    try (LoadGenerator generator =
        LoadGenerator.open(GeneratorSettings.udp(loopback(freePort())), PEOPLE)) {
      LoadResult result =
          generator.run(Operation.OPTIONS, new Pace.Saturation(1), new Limit.Count(1));

      assertThat(result.failures()).containsOnlyKeys(LoadResult.PORT_UNREACHABLE);
    }
  }

  @Test
  void opensNoConnectionWhereNobodyListens() throws Exception {
    GeneratorSettings nowhere = GeneratorSettings.tcp(loopback(freePort()), 2);

    assertThatThrownBy(() -> LoadGenerator.open(nowhere, PEOPLE))
        .isInstanceOf(LoadGeneratorException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void saysWhichLimitIsTooLowForSoManyEndpoints() {
    Population crowd =
        Population.of(IntStream.range(0, 2_000_000).mapToObj(i -> subscriber("caller-0")).toList());

    assertThatThrownBy(
            () -> LoadGenerator.open(settings(TransportProtocol.UDP, 2_000_000, 1), crowd))
        .isInstanceOf(LoadGeneratorException.class)
        .hasMessageContaining("ulimit -n");
  }

  private static LoadGenerator open(TransportProtocol transport, int endpoints, int loops)
      throws LoadGeneratorException {
    return LoadGenerator.open(settings(transport, endpoints, loops), PEOPLE);
  }

  private static GeneratorSettings settings(TransportProtocol transport, int endpoints, int loops) {
    return new GeneratorSettings(loopback(server.sipPort()), transport, endpoints, loops);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** One that nobody has, over TCP and UDP. */
  private static int freePort() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket stream = new ServerSocket(0, 1, loopback);
        DatagramSocket datagrams = new DatagramSocket(stream.getLocalPort(), loopback)) {
      return datagrams.getLocalPort();
    }
  }

  private static List<Subscriber> devices(String user) {
    return IntStream.range(0, 3).mapToObj(i -> subscriber(user + "-" + i)).toList();
  }

  private static Subscriber subscriber(String device) {
    return new Subscriber(device, DOMAIN, "secret-of-" + device);
  }

  private static String row(String user, Subscriber subscriber) {
    return "%s,%s,%s,%s\n".formatted(DOMAIN, user, subscriber.device(), subscriber.password());
  }
}
