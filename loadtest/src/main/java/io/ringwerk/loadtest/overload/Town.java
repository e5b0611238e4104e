package io.ringwerk.loadtest.overload;

import io.ringwerk.loadtest.generator.Callee;
import io.ringwerk.loadtest.generator.Population;
import io.ringwerk.loadtest.generator.Subscriber;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who lives on the server under load.
 *
 * @param crowd how many devices make the flood
 */
record Town(int crowd) {

  static final String DOMAIN = "overload.test";

  private static final int FEW = 1_000;
  private static final int ROWS_PER_IMPORT = 10_000;

  /** Devices that register, as many as there are after a power cut. */
  Population registering() {
    return Population.of(subscribers("crowd", crowd));
  }

  /** Devices that call, each another one. */
  Population calling() {
    return new Population(subscribers("caller", FEW), callees("callee", FEW));
  }

  /** Devices that call for help. */
  Population callingForHelp() {
    Callee help =
        new Callee("sip:112@" + DOMAIN, List.of(new Subscriber("help", DOMAIN, secret("help"))));
    return new Population(subscribers("helpless", FEW), List.of(help));
  }

  /** Devices that are registered and refresh that. */
  Population refreshing() {
    return Population.of(subscribers("known", FEW));
  }

  /** All of them, in as many files as the server takes at a time. */
  List<String> csvFiles() {
    List<String> rows =
        List.of(
                rows("crowd", crowd),
                rows("caller", FEW),
                rows("callee", FEW),
                rows("helpless", FEW),
                rows("known", FEW),
                List.of(row("help", "112")))
            .stream()
            .flatMap(List::stream)
            .toList();
    return IntStream.iterate(0, from -> from < rows.size(), from -> from + ROWS_PER_IMPORT)
        .mapToObj(from -> rows.subList(from, Math.min(rows.size(), from + ROWS_PER_IMPORT)))
        .map(part -> "tenant,user,device,password,extension\n" + String.join("", part))
        .toList();
  }

  private static List<Callee> callees(String name, int count) {
    return subscribers(name, count).stream()
        .map(device -> new Callee("sip:" + device.device() + "@" + DOMAIN, List.of(device)))
        .toList();
  }

  private static List<Subscriber> subscribers(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Subscriber(name + "-" + i, DOMAIN, secret(name + "-" + i)))
        .toList();
  }

  private static List<String> rows(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> row(name + "-" + i, "")).toList();
  }

  private static String row(String device, String extension) {
    return "%s,user-of-%s,%s,%s,%s%n".formatted(DOMAIN, device, device, secret(device), extension);
  }

  private static String secret(String device) {
    return "secret-of-" + device;
  }
}
