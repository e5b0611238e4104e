package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.DuplicateInfo;
import io.ringwerk.provisioning.LiveRegistration;
import io.ringwerk.provisioning.LiveRegistrations;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.service.Provisioning;
import io.ringwerk.provisioning.service.ProvisioningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The API on a real directory in a folder of its own, with registrations made up by the test. */
final class RunningApi implements AutoCloseable {

  static final String DOMAIN = "acme.test";
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final Provisioning provisioning;
  private final List<LiveRegistration> registrations = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final HttpSide side;

  private RunningApi(Path directory) throws StartFailure, ListenFailedException, IOException {
    ProvisioningSettings settings = ProvisioningSettings.in(directory);
    provisioning =
        Provisioning.open(
            settings,
            InstantSource.fixed(NOW),
            (device, reason) -> ended.add(device.deviceId() + " " + reason));
    WebServer server =
        new WebServer(
            HttpSide.settings(), provisioning, live(), () -> List.of(), () -> "ringwerk_up 1\n");
    side = HttpSide.started(server, Files.readString(settings.adminTokenFile()).strip());
  }

  static RunningApi in(Path directory) throws StartFailure, ListenFailedException, IOException {
    return new RunningApi(directory);
  }

  /**
   * With the tenant {@value #DOMAIN}, the users anna and bob, and a device {@code bob-desk} of bob.
   */
  static RunningApi withBob(Path directory)
      throws StartFailure, ListenFailedException, IOException {
    RunningApi api = in(directory);
    api.side.sendJson("POST", "/api/v1/tenants", "{\"domain\":\"acme.test\"}");
    api.side.sendJson("POST", "/api/v1/users", "{\"user\":\"anna\"}");
    api.side.sendJson("POST", "/api/v1/users", "{\"user\":\"bob\"}");
    api.side.sendJson("POST", "/api/v1/devices", "{\"user\":\"bob\",\"device\":\"bob-desk\"}");
    return api;
  }

  HttpSide http() {
    return side;
  }

  List<Route> routes() {
    return ApiRoutes.of(provisioning, live(), () -> List.of(), () -> "");
  }

  /** What the listener was told about credentials. */
  List<String> endedCredentials() {
    return ended;
  }

  void register(String tenant, String deviceId, String contact, boolean duplicate) {
    Optional<DuplicateInfo> info =
        duplicate ? Optional.of(new DuplicateInfo(NOW, "two instance ids")) : Optional.empty();
    registrations.add(
        new LiveRegistration(
            new DeviceRef(tenant, deviceId),
            deviceId + "@" + tenant,
            contact,
            "UDP",
            "192.0.2.1:5060",
            "Phone/1.0",
            NOW,
            NOW,
            NOW.plusSeconds(600),
            info));
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
            .filter(r -> tenant.isEmpty() || tenant.get().equals(r.device().tenant()))
            .filter(r -> !duplicatesOnly || r.duplicate().isPresent())
            .toList();
      }
    };
  }

  @Override
  public void close() {
    side.close();
    provisioning.close();
  }
}
