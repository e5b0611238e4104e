package io.ringwerk.cli;

import io.ringwerk.provisioning.LiveRegistration;
import io.ringwerk.provisioning.LiveRegistrations;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.http.HttpSettings;
import io.ringwerk.provisioning.http.WebServer;
import io.ringwerk.provisioning.service.Provisioning;
import io.ringwerk.provisioning.service.ProvisioningSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server with the tenant {@value #DOMAIN}, its data in {@code data} as {@code ringwerk serve}
 * keeps it.
 */
final class LocalServer implements AutoCloseable {

  static final String DOMAIN = "acme.test";

  private final Path workingDirectory;
  private final Provisioning provisioning;
  private final WebServer http;
  private final List<LiveRegistration> registrations = new ArrayList<>();

  private LocalServer(Path workingDirectory) throws Exception {
    this.workingDirectory = workingDirectory;
    provisioning =
        Provisioning.open(
            ProvisioningSettings.in(workingDirectory.resolve("data")),
            InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z")),
            (device, reason) -> {});
    provisioning.tenants().add(NewTenant.of(DOMAIN));
    http =
        new WebServer(
            HttpSettings.listeningAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            provisioning,
            live(),
            () -> List.of(),
            () -> "");
    http.start();
  }

  static LocalServer startedIn(Path workingDirectory) throws Exception {
    return new LocalServer(workingDirectory);
  }

  String address() {
    return "http://127.0.0.1:" + http.port();
  }

  /** A terminal in the server's working directory that knows its address. */
  Terminal terminal() {
    return new Terminal(workingDirectory, Map.of("RINGWERK_SERVER", address()));
  }

  void register(LiveRegistration registration) {
    registrations.add(registration);
  }

  private LiveRegistrations live() {
    return new LiveRegistrations() {
      @Override
      public List<LiveRegistration> of(DeviceRef device) {
        return registrations.stream().filter(r -> r.device().equals(device)).toList();
      }

      @Override
      public List<LiveRegistration> all(Optional<String> tenant, boolean duplicatesOnly) {
        return registrations.stream()
            .filter(r -> !duplicatesOnly || r.duplicate().isPresent())
            .toList();
      }
    };
  }

  @Override
  public void close() {
    http.stop();
    provisioning.close();
  }
}
