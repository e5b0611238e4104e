package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.StartFailure;
import io.ringwerk.provisioning.User;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An installation in a directory of its own, with a clock that stands still and a listener that
 * remembers.
 */
final class TestInstallation implements AutoCloseable {
  static final String DOMAIN = "acme.test";
  static final Actor OPERATOR = new Actor("operator");
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  final Provisioning provisioning;
  final List<String> ended = Collections.synchronizedList(new ArrayList<>());

  private TestInstallation(Path directory, Optional<CredentialListener> listener)
      throws StartFailure {
    this.provisioning =
        Provisioning.open(
            ProvisioningSettings.in(directory),
            InstantSource.fixed(NOW),
            listener.orElse((device, reason) -> ended.add(device + " " + reason)));
  }

  static TestInstallation in(Path directory) throws StartFailure {
    return new TestInstallation(directory, Optional.empty());
  }

  static TestInstallation in(Path directory, CredentialListener listener) throws StartFailure {
    return new TestInstallation(directory, Optional.of(listener));
  }

  /** With the tenant {@value #DOMAIN}. */
  static TestInstallation withTenant(Path directory) throws StartFailure {
    TestInstallation installation = in(directory);
    installation.provisioning.tenants().add(NewTenant.of(DOMAIN));
    return installation;
  }

  User addUser(String name) {
    return provisioning.users().add(NewUser.of(DOMAIN, name));
  }

  DeviceCredentials addDevice(String user) {
    return provisioning.devices().add(NewDevice.of(DOMAIN, user, "Desk phone"), OPERATOR);
  }

  DeviceCredentials addDevice(String user, String deviceId) {
    NewDevice device =
        new NewDevice(DOMAIN, user, Optional.of(deviceId), "Desk phone", Optional.empty());
    return provisioning.devices().add(device, OPERATOR);
  }

  static DeviceRef ref(String deviceId) {
    return new DeviceRef(DOMAIN, deviceId);
  }

  TenantDirectory directory() {
    return provisioning.directory().tenant(DOMAIN).orElseThrow();
  }

  Optional<DirectoryEntry> find(String userPart) {
    return directory().find(userPart);
  }

  DeviceEntry device(String deviceId) {
    return directory().device(deviceId).orElseThrow();
  }

  @Override
  public void close() {
    provisioning.close();
  }
}
