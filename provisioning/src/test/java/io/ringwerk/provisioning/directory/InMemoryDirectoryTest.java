package io.ringwerk.provisioning.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryDirectoryTest {
  private static final String ACME = "acme.test";

  private final InMemoryDirectory directory = new InMemoryDirectory();

  @BeforeEach
  void addTenant() {
    directory.apply(new DirectoryChange().tenant(tenant(ACME, true)));
  }

  @Test
  void aTenantIsFoundByItsDomainOnlyUnlessItIsTheDefault() {
    directory.apply(new DirectoryChange().tenant(tenant("other.test", false)));
    directory.aliases(Set.of("192.0.2.1", "[2001:db8::1]"));

    assertThat(directory.tenant(ACME).map(TenantDirectory::domain)).contains(ACME);
    assertThat(directory.tenant("192.0.2.1").map(TenantDirectory::domain)).contains(ACME);
    assertThat(directory.tenant("[2001:db8::1]")).isSameAs(directory.tenant(ACME));
    assertThat(directory.tenant("other.test").map(TenantDirectory::domain)).contains("other.test");
    assertThat(directory.tenant("192.0.2.2")).isEmpty();
  }

  @Test
  void theDefaultTenantCanMoveAndGo() {
    directory.aliases(Set.of("192.0.2.1"));
    directory.apply(
        new DirectoryChange().tenant(tenant(ACME, false)).tenant(tenant("other.test", true)));

    assertThat(directory.tenant("192.0.2.1").map(TenantDirectory::domain)).contains("other.test");

    directory.apply(new DirectoryChange().removeTenant("other.test"));

    assertThat(directory.tenant("192.0.2.1")).isEmpty();
    assertThat(directory.tenant("other.test")).isEmpty();
  }

  @Test
  void aTenantKeepsItsEntriesWhenWhatIsKnownOfItChanges() {
    directory.apply(new DirectoryChange().put(ACME, user("bob")));
    TenantDirectory held = acme();

    directory.apply(
        new DirectoryChange().tenant(new TenantEntry(ACME, "realm", AlgorithmOffer.SHA256, true)));

    assertThat(held.realm()).isEqualTo("realm");
    assertThat(held.offer()).isEqualTo(AlgorithmOffer.SHA256);
    assertThat(held.find("bob")).isPresent();
  }

  @Test
  void aNameIsFoundInEitherCaseButADeviceIdByItsBytesOnly() {
    directory.apply(new DirectoryChange().put(ACME, device("Bob-Desk", 1)));

    assertThat(acme().find("bob-desk")).isPresent().isEqualTo(acme().find("BOB-DESK"));
    assertThat(acme().device("Bob-Desk")).isPresent();
    assertThat(acme().device("bob-desk")).isEmpty();
  }

  @Test
  void aUserIsNoDevice() {
    directory.apply(new DirectoryChange().put(ACME, user("bob")).route(ACME, "12", "bob"));

    assertThat(acme().device("bob")).isEmpty();
    assertThat(acme().device("12")).isEmpty();
  }

  @Test
  void aNumberRingsWhoeverStandsUnderItsNameNow() {
    directory.apply(new DirectoryChange().put(ACME, user("bob")).route(ACME, "12", "Bob"));
    UserEntry renamed =
        new UserEntry("bob", "Bob B", List.of("d"), Optional.of("12"), Set.of(), false);

    directory.apply(new DirectoryChange().put(ACME, renamed));
    assertThat(acme().find("12")).contains(renamed);

    directory.apply(new DirectoryChange().remove(ACME, "bob"));
    assertThat(acme().find("12")).isEmpty();
  }

  @Test
  void anEntryIsReplacedAndRemoved() {
    directory.apply(new DirectoryChange().put(ACME, device("bob-desk", 1)));
    directory.apply(new DirectoryChange().put(ACME, device("bob-desk", 2)));

    assertThat(acme().device("bob-desk").map(DeviceEntry::credentialVersion)).contains(2L);

    directory.apply(new DirectoryChange().remove(ACME, "bob-desk"));
    assertThat(acme().device("bob-desk")).isEmpty();
  }

  @Test
  void lookUpsMakeNoGarbage() {
    directory.apply(new DirectoryChange().put(ACME, device("bob-desk", 1)));

    assertThat(acme().device("bob-desk")).isSameAs(acme().device("bob-desk"));
    assertThat(acme().find("bob-desk")).isSameAs(acme().find("bob-desk"));
    assertThat(directory.tenant(ACME)).isSameAs(directory.tenant(ACME));
  }

  @Test
  void aDeviceMayUseItsOwnIdentitiesOnly() {
    DeviceEntry device = device("bob-desk", 1);

    assertThat(device.mayUse("bob-desk")).isTrue();
    assertThat(device.mayUse("Bob")).isTrue();
    assertThat(device.mayUse("anna")).isFalse();
    assertThat(device.mayUse("")).isFalse();
  }

  @Test
  void aDeviceIsNeverOfferedWhatItCannotAnswer() {
    for (AlgorithmOffer offer : AlgorithmOffer.values()) {
      assertThat(offer.limitedTo(true, true)).isEqualTo(offer);
      assertThat(offer.limitedTo(true, false)).isEqualTo(AlgorithmOffer.MD5);
      assertThat(offer.limitedTo(false, true)).isEqualTo(AlgorithmOffer.SHA256);
    }
    assertThat(AlgorithmOffer.SHA256_THEN_MD5.algorithms())
        .containsExactly(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
  }

  private TenantDirectory acme() {
    return directory.tenant(ACME).orElseThrow();
  }

  private static TenantEntry tenant(String domain, boolean isDefault) {
    return new TenantEntry(domain, domain, AlgorithmOffer.MD5, isDefault);
  }

  private static UserEntry user(String name) {
    return new UserEntry(name, "", List.of(), Optional.empty(), Set.of(), true);
  }

  private static DeviceEntry device(String id, long version) {
    Ha1 ha1 = Ha1.of(DigestAlgorithm.MD5, id, ACME, VoipPassword.of("x" + version));
    return new DeviceEntry(
        new DeviceRef(ACME, id),
        "bob",
        "",
        true,
        Optional.of(ha1),
        Optional.empty(),
        AlgorithmOffer.MD5,
        version,
        Set.of("bob-desk", "bob"));
  }
}
