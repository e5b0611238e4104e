package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.Group;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewGroup;
import io.ringwerk.provisioning.User;
import io.ringwerk.provisioning.directory.GroupEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupServiceTest {
  private TestInstallation installation;
  private GroupService groups;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    installation = TestInstallation.withTenant(directory);
    groups = installation.provisioning.groups();
    installation.addUser("anna");
    installation.addUser("ben");
  }

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void aGroupIsFoundByNameExtensionAndNumber() {
    Group added = addTeam();

    assertThat(added.members()).containsExactly("anna");
    assertThat(added.numbers()).containsExactly("+41445550000");
    GroupEntry team = team();
    assertThat(team.members()).containsExactly("anna");
    assertThat(installation.find("20")).contains(team);
    assertThat(installation.find("+41445550000")).contains(team);
    assertThat(groups.show(DOMAIN, "Team")).isEqualTo(added);
    assertThat(installation.provisioning.users().show(DOMAIN, "anna").groups())
        .containsExactly("team");
  }

  @Test
  void membersComeAndGo() {
    addTeam();

    assertThat(groups.addMember(DOMAIN, "team", "ben").members()).containsExactly("anna", "ben");
    assertThat(groups.addMember(DOMAIN, "team", "ben").members()).containsExactly("anna", "ben");
    assertThat(team().members()).containsExactly("anna", "ben");

    assertThat(groups.removeMember(DOMAIN, "team", "anna").members()).containsExactly("ben");
    assertThat(team().members()).containsExactly("ben");
    assertThatThrownBy(() -> groups.removeMember(DOMAIN, "team", "anna"))
        .hasMessage("user anna is not in group team");
  }

  @Test
  void aRemovedGroupLeavesItsMembersAndNumbers() {
    addTeam();

    groups.remove(DOMAIN, "team");

    assertThat(installation.find("team")).isEmpty();
    assertThat(installation.find("20")).isEmpty();
    assertThat(installation.find("+41445550000")).isEmpty();
    assertThat(installation.provisioning.numbers().list(ListQuery.all()).total()).isEqualTo(1);
    assertThat(installation.provisioning.users().list(ListQuery.all()).items())
        .extracting(User::name)
        .containsExactly("anna", "ben");
    assertThat(groups.list(ListQuery.all()).total()).isZero();
  }

  @Test
  void aChangedExtensionReplacesTheOldOne() {
    addTeam();

    assertThat(groups.changeExtension(DOMAIN, "team", Optional.of("21")).extension())
        .contains("21");

    assertThat(installation.find("20")).isEmpty();
    assertThat(installation.find("21")).contains(team());
  }

  @Test
  void aGroupSharesItsNameSpaceWithUsers() {
    assertThatThrownBy(
            () ->
                groups.add(
                    new NewGroup(DOMAIN, "Anna", "", Optional.empty(), List.of(), List.of())))
        .hasMessage("group anna clashes with user anna");
    addTeam();
    assertThatThrownBy(() -> installation.addUser("team"))
        .hasMessage("user team clashes with group team");
    assertThatThrownBy(() -> installation.addUser("20"))
        .hasMessage("user 20 clashes with extension 20 of group team");
  }

  @Test
  void anUnknownMemberIsRefusedAndNothingIsAdded() {
    assertThatThrownBy(
            () ->
                groups.add(
                    new NewGroup(DOMAIN, "team", "", Optional.empty(), List.of(), List.of("zoe"))))
        .hasMessage("there is no user zoe in tenant acme.test");

    assertThat(groups.list(ListQuery.all()).total()).isZero();
    assertThat(installation.find("team")).isEmpty();
  }

  private Group addTeam() {
    return groups.add(
        new NewGroup(
            DOMAIN,
            "team",
            "The team",
            Optional.of("20"),
            List.of("+41445550000"),
            List.of("anna")));
  }

  private GroupEntry team() {
    return (GroupEntry) installation.find("team").orElseThrow();
  }
}
