package io.ringwerk.register;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.DirectoryChange;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.directory.TenantEntry;
import io.ringwerk.provisioning.directory.UserEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bob with the devices 1234567e0 and 1234567e1, clara with 5555555e0, and anna with 7654321e0,
 * which is offered SHA-256, in example.com; the tenant other.example with nobody. Every password is
 * {@link #PASSWORD}.
 */
final class TestDirectory {

  static final String DOMAIN = "example.com";
  static final String PASSWORD = "correct horse";
  static final DeviceRef BOBS_DESK = new DeviceRef(DOMAIN, "1234567e0");

  final InMemoryDirectory directory = new InMemoryDirectory();

  TestDirectory() {
    directory.apply(
        new DirectoryChange()
            .tenant(new TenantEntry(DOMAIN, DOMAIN, AlgorithmOffer.MD5, true))
            .tenant(new TenantEntry("other.example", "other", AlgorithmOffer.MD5, false)));
    directory.aliases(Set.of("192.0.2.1"));
    user("bob", List.of("1234567e0", "1234567e1"));
    user("anna", List.of("7654321e0"));
    device("1234567e0", "bob", AlgorithmOffer.MD5, true, 1);
    device("1234567e1", "bob", AlgorithmOffer.MD5, true, 1);
    user("clara", List.of("5555555e0"));
    device("5555555e0", "clara", AlgorithmOffer.MD5, true, 1);
    device("7654321e0", "anna", AlgorithmOffer.SHA256_THEN_MD5, true, 1);
  }

  /** Bob's desk phone is disabled. */
  void disableBobsDesk() {
    device("1234567e0", "bob", AlgorithmOffer.MD5, false, 1);
  }

  /** Bob's desk phone gets another password. */
  void rotateBobsDesk() {
    device("1234567e0", "bob", AlgorithmOffer.MD5, true, 2);
  }

  private void user(String name, List<String> devices) {
    put(new UserEntry(name, name, devices, Optional.empty(), Set.of(), true));
  }

  private void device(String id, String user, AlgorithmOffer offer, boolean enabled, long version) {
    VoipPassword password = VoipPassword.of(version == 1 ? PASSWORD : "another " + PASSWORD);
    put(
        new DeviceEntry(
            new DeviceRef(DOMAIN, id),
            user,
            "Desk phone",
            enabled,
            Optional.of(Ha1.of(DigestAlgorithm.MD5, id, DOMAIN, password)),
            Optional.of(Ha1.of(DigestAlgorithm.SHA_256, id, DOMAIN, password)),
            offer,
            version,
            Set.of(id, user, "+4232301234")));
  }

  private void put(DirectoryEntry entry) {
    directory.apply(new DirectoryChange().put(DOMAIN, entry));
  }
}
