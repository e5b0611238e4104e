package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static io.ringwerk.provisioning.service.TestInstallation.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.ProvisioningException.Problem;
import io.ringwerk.provisioning.User;
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

class UserServiceTest {
  private TestInstallation installation;
  private UserService users;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    installation = TestInstallation.withTenant(directory);
    users = installation.provisioning.users();
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void showsAnAddedUserWithEverythingItWasAddedWith() {
    installation
        .provisioning
        .groups()
        .add(new NewGroup(DOMAIN, "sales", "", Optional.empty(), List.of(), List.of()));

    User added =
        users.add(
            new NewUser(
                DOMAIN,
                "Bob",
                "Bob Example",
                Optional.of("bob@example.com"),
                Optional.of("12"),
                List.of("+41 44 555-12-34", "0445551235"),
                List.of("sales")));

    assertThat(added.name()).isEqualTo("bob");
    assertThat(added.displayName()).isEqualTo("Bob Example");
    assertThat(added.email()).contains("bob@example.com");
    assertThat(added.accountNumber()).matches("[1-9][0-9]{6}");
    assertThat(added.extension()).contains("12");
    assertThat(added.numbers()).containsExactly("+41445551234", "0445551235");
    assertThat(added.groups()).containsExactly("sales");
    assertThat(added.enabled()).isTrue();
    assertThat(users.show(DOMAIN, "BOB")).isEqualTo(added);
  }

  @Test
  void theDirectoryFindsAUserByNameExtensionAndNumber() {
    users.add(NewUser.of(DOMAIN, "bob").withExtension("12").withNumbers("+41445551234"));

    UserEntry bob = (UserEntry) installation.find("bob").orElseThrow();

    assertThat(bob.numbers()).containsExactly("+41445551234");
    assertThat(installation.find("BOB")).contains(bob);
    assertThat(installation.find("12")).contains(bob);
    assertThat(installation.find("+41445551234")).contains(bob);
    assertThat(installation.find("13")).isEmpty();
  }

  @Test
  void aClashNamesBothOwners() {
    users.add(NewUser.of(DOMAIN, "anna").withExtension("12"));

    assertThatThrownBy(() -> users.add(NewUser.of(DOMAIN, "ben").withExtension("12")))
        .isInstanceOfSatisfying(
            ProvisioningException.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(Problem.CONFLICT);
              assertThat(refusal)
                  .hasMessage("extension 12 of user ben clashes with extension 12 of user anna");
            });
    assertThat(users.list(ListQuery.all()).items()).extracting(User::name).containsExactly("anna");
    assertThat(installation.find("ben")).isEmpty();
  }

  @Test
  void aNameThatDiffersInCaseOnlyClashes() {
    installation.addUser("anna");
    installation.addDevice("anna", "Desk-1");

    assertThatThrownBy(() -> installation.addUser("desk-1"))
        .hasMessage("user desk-1 clashes with device Desk-1 of user anna");
  }

  @Test
  void aLockedUserAndItsDevicesAreShownAsDisabledAndTheirCredentialsEnd() {
    installation.addUser("bob");
    installation.addDevice("bob", "bob-desk");

    users.disable(DOMAIN, "bob");

    assertThat(installation.find("bob").orElseThrow().enabled()).isFalse();
    assertThat(installation.device("bob-desk").enabled()).isFalse();
    assertThat(installation.ended).containsExactly("bob-desk@acme.test LOCKED");

    users.enable(DOMAIN, "bob");
    assertThat(installation.device("bob-desk").enabled()).isTrue();
  }

  @Test
  void removingAUserRemovesItsDevicesAndKeepsItsNumbers() {
    users.add(NewUser.of(DOMAIN, "bob").withExtension("12").withNumbers("+41445551234"));
    installation.addDevice("bob", "bob-desk");
    installation
        .provisioning
        .numbers()
        .add(DOMAIN, "+41445559999", Optional.of(RouteTarget.device("bob-desk")));
    installation
        .provisioning
        .groups()
        .add(new NewGroup(DOMAIN, "sales", "", Optional.empty(), List.of(), List.of("bob")));

    users.remove(DOMAIN, "bob");

    assertThat(installation.ended).containsExactly("bob-desk@acme.test REMOVED");
    assertThat(List.of("bob", "bob-desk", "12", "+41445551234", "+41445559999"))
        .allSatisfy(name -> assertThat(installation.find(name)).isEmpty());
    assertThat(((GroupEntry) installation.find("sales").orElseThrow()).members()).isEmpty();
    assertThat(installation.provisioning.numbers().list(ListQuery.all()).items())
        .allSatisfy(number -> assertThat(number.target()).isEmpty())
        .hasSize(2);
    installation.addUser("12");
  }

  @Test
  void aChangedExtensionReplacesTheOldOne() {
    users.add(NewUser.of(DOMAIN, "bob").withExtension("12"));

    assertThat(users.changeExtension(DOMAIN, "bob", Optional.of("13")).extension()).contains("13");

    assertThat(installation.find("12")).isEmpty();
    assertThat(installation.find("13")).isPresent();
    assertThat(users.changeExtension(DOMAIN, "bob", Optional.of("13")).extension()).contains("13");
    assertThat(installation.find("13")).isPresent();
    assertThat(users.changeExtension(DOMAIN, "bob", Optional.empty()).extension()).isEmpty();
    assertThat(installation.find("13")).isEmpty();
  }

  @Test
  void listsAreFilteredAndPagedByTheDatabase() {
    for (int i = 0; i < 25; i++) {
      users.add(
          NewUser.of(DOMAIN, "user%02d".formatted(i)).withNumbers("+4144555%04d".formatted(i)));
    }

    var page = users.list(ListQuery.all().ofTenant(DOMAIN).page(10, 5));
    assertThat(page.total()).isEqualTo(25);
    assertThat(page.items())
        .extracting(User::name)
        .containsExactly("user10", "user11", "user12", "user13", "user14");

    assertThat(users.list(ListQuery.all().containing("USER1")).total()).isEqualTo(10);
    assertThat(users.list(ListQuery.all().containing("+41445550017")).items())
        .extracting(User::name)
        .containsExactly("user17");
    assertThat(users.list(ListQuery.all().containing("r_1")).total()).isZero();
    assertThat(users.list(ListQuery.all().containing("%")).total()).isZero();
    assertThatThrownBy(() -> users.list(ListQuery.all().ofTenant("other.test")))
        .hasMessage("there is no tenant other.test");
  }

  @Test
  void refusesWhatCannotBeAName() {
    for (String name :
        List.of("", " ", "b b", "-bob", "a@b", "x".repeat(65), "böb", "a;b", "a\"b")) {
      assertThatThrownBy(() -> installation.addUser(name))
          .isInstanceOfSatisfying(
              ProvisioningException.class,
              refusal -> assertThat(refusal.problem()).isEqualTo(Problem.INVALID));
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> users.show(DOMAIN, "nobody"))
        .hasMessage("there is no user nobody in tenant acme.test");
    assertThatThrownBy(() -> users.show("other.test", "bob"))
        .hasMessage("there is no tenant other.test");
    assertThatThrownBy(
            () -> installation.provisioning.devices().rotate(TestInstallation.ref("x"), OPERATOR))
        .hasMessage("there is no device x in tenant acme.test");
  }
}
