package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static io.ringwerk.provisioning.service.TestInstallation.NOW;
import static io.ringwerk.provisioning.service.TestInstallation.OPERATOR;
import static io.ringwerk.provisioning.service.TestInstallation.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ringwerk.provisioning.AuditRecord;
import io.ringwerk.provisioning.AuditRecord.Action;
import io.ringwerk.provisioning.Device;
import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.RouteTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class DeviceServiceTest {
  private TestInstallation installation;
  private DeviceService devices;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    installation = TestInstallation.withTenant(directory);
    devices = installation.provisioning.devices();
    installation
        .provisioning
        .users()
        .add(NewUser.of(DOMAIN, "bob").withExtension("12").withNumbers("+41445551234"));
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void idsAreMadeFromTheAccountNumberAndNeverGivenOutTwice() {
    String account = installation.provisioning.users().show(DOMAIN, "bob").accountNumber();

    assertThat(installation.addDevice("bob").device()).isEqualTo(ref(account + "e0"));
    assertThat(installation.addDevice("bob").device()).isEqualTo(ref(account + "e1"));
    devices.remove(ref(account + "e1"));
    assertThat(installation.addDevice("bob").device()).isEqualTo(ref(account + "e2"));
    installation.addDevice("bob", account + "e3");
    assertThat(installation.addDevice("bob").device()).isEqualTo(ref(account + "e4"));
  }

  @Test
  void theDirectoryHoldsTheHa1sOfTheIssuedPassword() {
    DeviceCredentials issued = installation.addDevice("bob", "Bob-Desk");

    DeviceEntry device = installation.device("Bob-Desk");

    assertThat(issued.realm()).isEqualTo(DOMAIN);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      assertThat(device.ha1(algorithm))
          .contains(Ha1.of(algorithm, "Bob-Desk", DOMAIN, issued.password()));
    }
    assertThat(device.credentialVersion()).isEqualTo(1);
    assertThat(device.userName()).isEqualTo("bob");
  }

  @Test
  void aDeviceMayCallItselfByEverythingThatIsItsUsersOrItsOwn() {
    installation.addDevice("bob", "Bob-Desk");
    installation.addDevice("bob", "bob-mobile");
    installation
        .provisioning
        .numbers()
        .add(DOMAIN, "+41445559999", Optional.of(RouteTarget.device("bob-mobile")));

    assertThat(installation.device("Bob-Desk").identities())
        .containsExactlyInAnyOrder("bob-desk", "bob", "12", "+41445551234");
    assertThat(installation.device("bob-mobile").identities())
        .containsExactlyInAnyOrder("bob-mobile", "bob", "12", "+41445551234", "+41445559999");
    assertThat(installation.find("+41445559999")).contains(installation.device("bob-mobile"));
  }

  @Test
  void rotatingReplacesThePasswordBeforeTheListenerHearsOfIt(@TempDir Path other) throws Exception {
    List<Optional<Ha1>> seenByListener = new ArrayList<>();
    TestInstallation[] self = new TestInstallation[1];
    self[0] =
        TestInstallation.in(
            other, (device, reason) -> seenByListener.add(self[0].device(device.deviceId()).md5()));
    try (TestInstallation observed = self[0]) {
      observed.provisioning.tenants().add(NewTenant.of(DOMAIN));
      observed.addUser("bob");
      DeviceCredentials before = observed.addDevice("bob", "bob-desk");

      DeviceCredentials after = observed.provisioning.devices().rotate(ref("bob-desk"), OPERATOR);

      assertThat(after.password()).isNotEqualTo(before.password());
      assertThat(seenByListener)
          .containsExactly(
              Optional.of(Ha1.of(DigestAlgorithm.MD5, "bob-desk", DOMAIN, after.password())));
      assertThat(observed.device("bob-desk").credentialVersion()).isEqualTo(2);
    }
  }

  @Test
  void aListenerThatFailsKeepsNobodyFromBeingToldAndUndoesNothing(@TempDir Path other)
      throws Exception {
    List<String> told = new ArrayList<>();
    try (TestInstallation failing =
        TestInstallation.in(
            other,
            (device, reason) -> {
              told.add(device.deviceId());
              throw new IllegalStateException("on purpose");
            })) {
      failing.provisioning.tenants().add(NewTenant.of(DOMAIN));
      failing.addUser("bob");
      failing.addDevice("bob", "bob-1");
      failing.addDevice("bob", "bob-2");

      failing.provisioning.users().disable(DOMAIN, "bob");

      assertThat(told).containsExactly("bob-1", "bob-2");
      assertThat(failing.device("bob-1").enabled()).isFalse();
    }
  }

  @Test
  void rotatingIsToldTheListenerAndAudited() {
    installation.addDevice("bob", "bob-desk");

    devices.rotate(ref("BOB-DESK"), OPERATOR);

    assertThat(installation.ended).containsExactly("bob-desk@acme.test ROTATED");
    assertThat(installation.provisioning.auditTrail().list(ListQuery.all()).items())
        .containsExactly(
            new AuditRecord(NOW, "operator", Action.ROTATED, DOMAIN, "bob-desk"),
            new AuditRecord(NOW, "operator", Action.ISSUED, DOMAIN, "bob-desk"));
  }

  @Test
  void revealingIsAudited() {
    DeviceCredentials issued = installation.addDevice("bob", "bob-desk");

    assertThat(devices.reveal(ref("bob-desk"), OPERATOR)).isEqualTo(issued);

    assertThat(installation.provisioning.auditTrail().list(ListQuery.all()).items().get(0))
        .isEqualTo(new AuditRecord(NOW, "operator", Action.REVEALED, DOMAIN, "bob-desk"));
  }

  @Test
  void exportingIsAudited() {
    DeviceCredentials issued = installation.addDevice("bob", "bob-desk");
    List<DeviceCredentials> exported = new ArrayList<>();

    assertThat(devices.export(Optional.empty(), OPERATOR, exported::add)).isEqualTo(1);

    assertThat(exported).containsExactly(issued);
    assertThat(installation.provisioning.auditTrail().list(ListQuery.all()).items().get(0).action())
        .isEqualTo(Action.EXPORTED);
  }

  @Test
  void aDisabledDeviceIsShownAsSuchAndItsCredentialsEnd() {
    installation.addDevice("bob", "bob-desk");

    assertThat(devices.disable(ref("bob-desk")).enabled()).isFalse();

    assertThat(installation.device("bob-desk").enabled()).isFalse();
    assertThat(installation.ended).containsExactly("bob-desk@acme.test DISABLED");
    assertThat(devices.enable(ref("bob-desk")).enabled()).isTrue();
    assertThat(installation.device("bob-desk").enabled()).isTrue();
  }

  @Test
  void aRemovedDeviceIsGoneAndItsNumbersRingNobody() {
    installation.addDevice("bob", "bob-desk");
    installation
        .provisioning
        .numbers()
        .add(DOMAIN, "+41445559999", Optional.of(RouteTarget.device("bob-desk")));

    devices.remove(ref("bob-desk"));

    assertThat(installation.directory().device("bob-desk")).isEmpty();
    assertThat(installation.find("+41445559999")).isEmpty();
    assertThat(installation.provisioning.numbers().show(DOMAIN, "+41445559999").target()).isEmpty();
    assertThat(installation.ended).containsExactly("bob-desk@acme.test REMOVED");
    assertThatThrownBy(() -> devices.show(ref("bob-desk")))
        .hasMessage("there is no device bob-desk in tenant acme.test");
  }

  @Test
  void aDevicesOwnOfferGoesBeforeItsTenants() {
    installation.addDevice("bob", "bob-desk");

    installation.provisioning.tenants().changeOffer(DOMAIN, AlgorithmOffer.SHA256);
    assertThat(installation.device("bob-desk").offer()).isEqualTo(AlgorithmOffer.SHA256);

    Device changed = devices.changeOffer(ref("bob-desk"), Optional.of(AlgorithmOffer.MD5));
    assertThat(changed.offer()).isEqualTo(AlgorithmOffer.MD5);
    assertThat(installation.device("bob-desk").offer()).isEqualTo(AlgorithmOffer.MD5);

    devices.changeOffer(ref("bob-desk"), Optional.empty());
    assertThat(installation.device("bob-desk").offer()).isEqualTo(AlgorithmOffer.SHA256);
  }

  @Test
  void aRenamedDeviceKeepsItsIdAndItsCredentials() {
    installation.addDevice("bob", "bob-desk");
    DeviceEntry before = installation.device("bob-desk");

    assertThat(devices.rename(ref("bob-desk"), " Kitchen ").label()).isEqualTo("Kitchen");

    assertThat(installation.device("bob-desk").label()).isEqualTo("Kitchen");
    assertThat(installation.device("bob-desk").md5()).isEqualTo(before.md5());
    assertThat(installation.ended).isEmpty();
  }

  @Test
  void listsDevicesOfOneUserOrWithAText() {
    installation.addUser("anna");
    installation.addDevice("bob", "bob-desk");
    installation.addDevice("anna", "anna-desk");

    assertThat(devices.list(ListQuery.all().ofTenant(DOMAIN).ofUser("anna")).items())
        .extracting(device -> device.ref().deviceId())
        .containsExactly("anna-desk");
    assertThat(devices.list(ListQuery.all().containing("DESK")).total()).isEqualTo(2);
    assertThat(devices.list(ListQuery.all().containing("bob")).total()).isEqualTo(1);
  }

  @Test
  void neitherLogsNorPrintedValuesHoldAPassword() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    root.setLevel(Level.TRACE);
    root.addAppender(logged);
    try {
      String issued = installation.addDevice("bob", "bob-desk").password().reveal();
      DeviceCredentials rotated = devices.rotate(ref("bob-desk"), OPERATOR);
      devices.reveal(ref("bob-desk"), OPERATOR);

      assertThat(rotated.toString()).doesNotContain(rotated.password().reveal());
      assertThat(installation.device("bob-desk").toString()).contains("***");
      assertThat(logged.list)
          .isNotEmpty()
          .noneMatch(event -> event.getFormattedMessage().contains(issued))
          .noneMatch(event -> event.getFormattedMessage().contains(rotated.password().reveal()));
    } finally {
      root.detachAppender(logged);
      root.setLevel(level);
    }
  }
}
