package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static io.ringwerk.provisioning.service.TestInstallation.OPERATOR;
import static io.ringwerk.provisioning.service.TestInstallation.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.RouteTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever is done, in whatever order, refused or not: the directory shows what a restart would
 * show.
 */
class DirectoryAgreementTest {
  private static final List<String> USERS = List.of("anna", "ben", "clara");
  private static final List<String> DEVICES = List.of("d1", "d2", "d3", "D1", "anna");
  private static final List<String> GROUPS = List.of("team", "sales", "ben");
  private static final List<String> NUMBERS = List.of("11", "12", "+41445551234");

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void theDirectoryShowsWhatARestartWouldShow(@ForAll long seed) throws Exception {
    Path directory = Files.createTempDirectory("directory-agreement");
    try {
      Map<String, DirectoryEntry> shown;
      try (TestInstallation installation = TestInstallation.withTenant(directory)) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
          doSomething(installation.provisioning, random);
        }
        shown = everythingShown(installation);
      }

      try (TestInstallation restarted = TestInstallation.in(directory)) {
        assertThat(shown).isEqualTo(everythingShown(restarted));
      }
    } finally {
      delete(directory);
    }
  }

  private static void doSomething(Provisioning it, Random random) {
    String user = any(USERS, random);
    String device = any(DEVICES, random);
    String group = any(GROUPS, random);
    String number = any(NUMBERS, random);
    try {
      switch (random.nextInt(20)) {
        case 0, 1, 2 -> it.users().add(newUser(user, number, random));
        case 3 -> it.users().remove(DOMAIN, user);
        case 4 -> it.users().disable(DOMAIN, user);
        case 5 -> it.users().enable(DOMAIN, user);
        case 6 -> it.users().changeExtension(DOMAIN, user, maybe(number, random));
        case 7, 8, 9 -> it.devices().add(newDevice(user, device), OPERATOR);
        case 10 -> it.devices().remove(ref(device));
        case 11 -> it.devices().rotate(ref(device), OPERATOR);
        case 12 -> it.devices().disable(ref(device));
        case 13 -> it.numbers().add(DOMAIN, number, target(user, device, group, random));
        case 14 -> it.numbers().assign(DOMAIN, number, target(user, device, group, random));
        case 15 -> it.numbers().remove(DOMAIN, number);
        case 16 -> it.groups().add(newGroup(group, user, number, random));
        case 17 -> it.groups().addMember(DOMAIN, group, user);
        case 18 -> it.groups().remove(DOMAIN, group);
        default -> it.tenants().changeOffer(DOMAIN, any(List.of(AlgorithmOffer.values()), random));
      }
    } catch (ProvisioningException refused) {
      assertThat(refused.problem()).isNotEqualTo(ProvisioningException.Problem.UNAVAILABLE);
    }
  }

  private static NewUser newUser(String name, String number, Random random) {
    NewUser user = NewUser.of(DOMAIN, name);
    return random.nextBoolean()
        ? user.withNumbers(number)
        : user.withExtension("1" + number.length());
  }

  private static NewDevice newDevice(String user, String device) {
    return new NewDevice(DOMAIN, user, Optional.of(device), "", Optional.empty());
  }

  private static NewGroup newGroup(String name, String member, String number, Random random) {
    return new NewGroup(
        DOMAIN,
        name,
        "",
        maybe("20", random),
        maybe(number, random).map(List::of).orElse(List.of()),
        List.of(member));
  }

  private static Optional<RouteTarget> target(
      String user, String device, String group, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(RouteTarget.user(user));
      case 1 -> Optional.of(RouteTarget.device(device));
      case 2 -> Optional.of(RouteTarget.group(group));
      default -> Optional.empty();
    };
  }

  private static Map<String, DirectoryEntry> everythingShown(TestInstallation installation) {
    Map<String, DirectoryEntry> shown = new HashMap<>();
    Stream.of(USERS, DEVICES, GROUPS, NUMBERS, List.of("12", "13", "20", "112"))
        .flatMap(List::stream)
        .forEach(name -> installation.find(name).ifPresent(entry -> shown.put(name, entry)));
    return shown;
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static <T> Optional<T> maybe(T value, Random random) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
