package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.PhoneNumber;
import io.ringwerk.provisioning.directory.GroupEntry;
import io.ringwerk.provisioning.directory.RouteTarget;
import io.ringwerk.provisioning.directory.UserEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberServiceTest {
  private static final String NUMBER = "+41445551234";

  private TestInstallation installation;
  private NumberService numbers;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    installation = TestInstallation.withTenant(directory);
    numbers = installation.provisioning.numbers();
    installation.addUser("bob");
    installation.addDevice("bob", "bob-desk");
    installation
        .provisioning
        .groups()
        .add(new NewGroup(DOMAIN, "sales", "", Optional.empty(), List.of(), List.of("bob")));
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void aNumberWaitsUntilItIsAssigned() {
    PhoneNumber added = numbers.add(DOMAIN, "+41 (44) 555-12.34", Optional.empty());

    assertThat(added).isEqualTo(new PhoneNumber(DOMAIN, NUMBER, Optional.empty()));
    assertThat(installation.find(NUMBER)).isEmpty();
    assertThat(numbers.show(DOMAIN, "+41 44 555 12 34")).isEqualTo(added);
  }

  @Test
  void aNumberRingsAUserOneDeviceOrAGroupAndOneOfThemOnly() {
    numbers.add(DOMAIN, NUMBER, Optional.of(RouteTarget.user("bob")));
    assertThat(installation.find(NUMBER)).isEqualTo(installation.find("bob"));
    assertThat(user("bob").numbers()).containsExactly(NUMBER);
    assertThat(installation.device("bob-desk").identities()).contains(NUMBER);

    numbers.assign(DOMAIN, NUMBER, Optional.of(RouteTarget.device("BOB-desk")));
    assertThat(installation.find(NUMBER)).contains(installation.device("bob-desk"));
    assertThat(user("bob").numbers()).isEmpty();
    assertThat(installation.device("bob-desk").identities()).contains(NUMBER);

    PhoneNumber toGroup = numbers.assign(DOMAIN, NUMBER, Optional.of(RouteTarget.group("sales")));
    assertThat(toGroup.target()).contains(RouteTarget.group("sales"));
    assertThat(installation.find(NUMBER)).isEqualTo(installation.find("sales"));
    assertThat(((GroupEntry) installation.find("sales").orElseThrow()).numbers())
        .containsExactly(NUMBER);
    assertThat(installation.device("bob-desk").identities()).doesNotContain(NUMBER);

    numbers.assign(DOMAIN, NUMBER, Optional.empty());
    assertThat(installation.find(NUMBER)).isEmpty();
    assertThat(((GroupEntry) installation.find("sales").orElseThrow()).numbers()).isEmpty();
  }

  @Test
  void aRemovedNumberIsFree() {
    numbers.add(DOMAIN, NUMBER, Optional.of(RouteTarget.user("bob")));

    numbers.remove(DOMAIN, NUMBER);

    assertThat(installation.find(NUMBER)).isEmpty();
    assertThat(user("bob").numbers()).isEmpty();
    assertThatThrownBy(() -> numbers.show(DOMAIN, NUMBER))
        .hasMessage("there is no number +41445551234 in tenant acme.test");
    numbers.add(DOMAIN, NUMBER, Optional.empty());
  }

  @Test
  void aTakenNumberNamesItsOwner() {
    numbers.add(DOMAIN, NUMBER, Optional.of(RouteTarget.device("bob-desk")));

    assertThatThrownBy(() -> numbers.add(DOMAIN, NUMBER, Optional.empty()))
        .hasMessage(
            "number +41445551234 (not assigned) clashes with number +41445551234 of device bob-desk of user bob");
    assertThatThrownBy(
            () ->
                installation
                    .provisioning
                    .users()
                    .add(NewUser.of(DOMAIN, "anna").withNumbers(NUMBER)))
        .hasMessage(
            "number +41445551234 of user anna clashes with number +41445551234 of device bob-desk of user bob");
  }

  @Test
  void aWaitingNumberIsTakenByWhoeverIsAddedWithIt() {
    numbers.add(DOMAIN, NUMBER, Optional.empty());

    installation.provisioning.users().add(NewUser.of(DOMAIN, "anna").withNumbers(NUMBER));

    assertThat(numbers.show(DOMAIN, NUMBER).target()).contains(RouteTarget.user("anna"));
    assertThat(installation.find(NUMBER)).isEqualTo(installation.find("anna"));
  }

  @Test
  void anExtensionIsNoNumberToBeAssigned() {
    installation.provisioning.users().changeExtension(DOMAIN, "bob", Optional.of("12"));

    assertThatThrownBy(() -> numbers.remove(DOMAIN, "12"))
        .hasMessage("there is no number 12 in tenant acme.test");
  }

  @Test
  void listsTheNumbersOfAUserAndItsDevices() {
    numbers.add(DOMAIN, "100", Optional.of(RouteTarget.user("bob")));
    numbers.add(DOMAIN, "101", Optional.of(RouteTarget.device("bob-desk")));
    numbers.add(DOMAIN, "102", Optional.of(RouteTarget.group("sales")));
    numbers.add(DOMAIN, "103", Optional.empty());

    assertThat(numbers.list(ListQuery.all()).items())
        .extracting(PhoneNumber::number)
        .containsExactly("100", "101", "102", "103");
    assertThat(numbers.list(ListQuery.all().ofUser("bob")).items())
        .extracting(PhoneNumber::number)
        .containsExactly("100", "101");
    assertThat(numbers.list(ListQuery.all().containing("sal")).items())
        .extracting(PhoneNumber::number)
        .containsExactly("102");
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String text : List.of("", "1", "bob", "+", "++41", "41+44", "1".repeat(21), "12;34")) {
      assertThatThrownBy(() -> numbers.add(DOMAIN, text, Optional.empty()))
          .hasMessageEndingWith(" is not a number");
    }
  }

  private UserEntry user(String name) {
    return (UserEntry) installation.find(name).orElseThrow();
  }
}
