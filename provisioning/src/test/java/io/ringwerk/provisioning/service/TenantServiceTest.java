package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.Tenant;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.InMemoryDirectory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantServiceTest {
  private TestInstallation installation;
  private TenantService tenants;
  private InMemoryDirectory directory;

  @BeforeEach
  void start(@TempDir Path path) throws Exception {
    installation = TestInstallation.in(path);
    tenants = installation.provisioning.tenants();
    directory = installation.provisioning.directory();
    directory.aliases(Set.of("192.0.2.1"));
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void theFirstTenantBecomesTheDefault() {
    Tenant first = tenants.add(NewTenant.of("Acme.Test"));
    Tenant second = tenants.add(NewTenant.of("other.test"));

    assertThat(first).isEqualTo(new Tenant(DOMAIN, DOMAIN, AlgorithmOffer.MD5, true, 0, 0));
    assertThat(second.defaultTenant()).isFalse();
    assertThat(tenants.showDefault()).isEqualTo(first);
    assertThat(directory.tenant("192.0.2.1").map(TenantDirectory::domain)).contains(DOMAIN);
  }

  @Test
  void theDefaultMoves() {
    tenants.add(NewTenant.of(DOMAIN));
    tenants.add(new NewTenant("other.test", Optional.empty(), AlgorithmOffer.MD5, true));
    assertThat(tenants.showDefault().domain()).isEqualTo("other.test");
    assertThat(directory.tenant("192.0.2.1").map(TenantDirectory::domain)).contains("other.test");

    tenants.makeDefault(DOMAIN);

    assertThat(tenants.showDefault().domain()).isEqualTo(DOMAIN);
    assertThat(directory.tenant("192.0.2.1").map(TenantDirectory::domain)).contains(DOMAIN);
    assertThat(tenants.makeDefault(DOMAIN).defaultTenant()).isTrue();
    assertThat(directory.tenant("192.0.2.1").map(TenantDirectory::domain)).contains(DOMAIN);
  }

  @Test
  void ha1sAreMadeForTheTenantsRealm() {
    tenants.add(
        new NewTenant(DOMAIN, Optional.of("old system"), AlgorithmOffer.SHA256_THEN_MD5, false));
    installation.addUser("bob");

    DeviceCredentials issued = installation.addDevice("bob", "bob-desk");

    assertThat(issued.realm()).isEqualTo("old system");
    assertThat(installation.directory().realm()).isEqualTo("old system");
    assertThat(installation.directory().offer()).isEqualTo(AlgorithmOffer.SHA256_THEN_MD5);
    assertThat(installation.device("bob-desk").sha256())
        .contains(Ha1.of(DigestAlgorithm.SHA_256, "bob-desk", "old system", issued.password()));
  }

  @Test
  void aTenantInUseIsNotRemovedByAccident() {
    tenants.add(NewTenant.of(DOMAIN));
    installation.addUser("bob");
    installation.addDevice("bob", "bob-desk");

    assertThatThrownBy(() -> tenants.remove(DOMAIN))
        .hasMessage("tenant acme.test still has 1 users, 0 groups and 0 numbers");

    installation.provisioning.users().remove(DOMAIN, "bob");
    tenants.remove(DOMAIN);
    assertThat(directory.tenant(DOMAIN)).isEmpty();
    assertThat(tenants.list(ListQuery.all()).total()).isZero();
  }

  @Test
  void removingEverythingEndsAllCredentialsAndLeavesOtherTenantsAlone() {
    tenants.add(NewTenant.of("other.test"));
    installation.provisioning.users().add(NewUser.of("other.test", "bob"));
    installation
        .provisioning
        .devices()
        .add(
            new NewDevice("other.test", "bob", Optional.of("bob-desk"), "", Optional.empty()),
            TestInstallation.OPERATOR);
    tenants.add(NewTenant.of(DOMAIN));
    installation.provisioning.users().add(NewUser.of(DOMAIN, "bob").withExtension("12"));
    installation.addDevice("bob", "bob-desk");
    installation.addDevice("bob", "bob-mobile");
    installation
        .provisioning
        .groups()
        .add(new NewGroup(DOMAIN, "team", "", Optional.of("20"), List.of("100"), List.of("bob")));

    tenants.removeWithEverything(DOMAIN);

    assertThat(installation.ended)
        .containsExactly("bob-desk@acme.test REMOVED", "bob-mobile@acme.test REMOVED");
    assertThat(directory.tenant(DOMAIN)).isEmpty();
    assertThat(directory.tenant("other.test").orElseThrow().device("bob-desk")).isPresent();
    assertThat(tenants.list(ListQuery.all()).items())
        .extracting(Tenant::domain)
        .containsExactly("other.test");
    tenants.add(NewTenant.of(DOMAIN));
    assertThat(installation.directory().find("bob")).isEmpty();
  }

  @Test
  void countsUsersAndDevices() {
    tenants.add(NewTenant.of(DOMAIN));
    installation.addUser("bob");
    installation.addDevice("bob");
    installation.addDevice("bob");

    assertThat(tenants.show(DOMAIN).users()).isEqualTo(1);
    assertThat(tenants.show(DOMAIN).devices()).isEqualTo(2);
  }

  @Test
  void aKnownDomainIsRefused() {
    tenants.add(NewTenant.of(DOMAIN));

    assertThatThrownBy(() -> tenants.add(NewTenant.of("ACME.test")))
        .hasMessage("there is a tenant acme.test already");
  }

  @Test
  void takesHostNamesAndAddressesAsDomains() {
    for (String domain : List.of("localhost", "sip.example.com", "192.0.2.1", "[2001:db8::1]")) {
      assertThat(tenants.add(NewTenant.of(domain)).domain()).isEqualTo(domain);
    }
    for (String domain : List.of("", "a b", "-a.test", "a..b", "a/b", "a\"b", "x".repeat(254))) {
      assertThatThrownBy(() -> tenants.add(NewTenant.of(domain)))
          .hasMessageEndingWith(" is not a SIP domain");
    }
    assertThatThrownBy(
            () ->
                tenants.add(new NewTenant(DOMAIN, Optional.of("a\"b"), AlgorithmOffer.MD5, false)))
        .hasMessageEndingWith(" is not a realm");
  }
}
