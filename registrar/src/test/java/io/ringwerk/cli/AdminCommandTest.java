package io.ringwerk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringwerk.provisioning.DuplicateInfo;
import io.ringwerk.provisioning.LiveRegistration;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminCommandTest {

  @TempDir private Path directory;
  private LocalServer server;

  @BeforeEach
  void start() throws Exception {
    server = LocalServer.startedIn(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findsTheTokenOfTheServerStartedHere() {
    assertThat(printed("admin tenant list"))
        .isEqualTo(
            """
            DOMAIN     REALM      OFFER  DEFAULT TENANT  USERS  DEVICES
            acme.test  acme.test  md5    yes             0      0
            """);
  }

  @Test
  void triesTheTokensOfAllServersStartedHere() throws IOException {
    Path demo = Files.createDirectories(directory.resolve("data/demo"));
    Files.move(directory.resolve("data/admin.token"), demo.resolve("admin.token"));
    Files.writeString(directory.resolve("data/admin.token"), "the-token-of-another-server");

    assertThat(run("admin tenant list").exitCode()).isZero();
  }

  @Test
  void saysThatATokenIsMissingOrWrong() throws IOException {
    Files.delete(directory.resolve("data/admin.token"));

    Terminal.Run missing = run("admin tenant list");
    Terminal.Run wrong = run("admin tenant list --token nonsense");

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err())
        .isEqualToNormalizingNewlines(
            "ringwerk: "
                + server.address()
                + " asks for the admin token, and none was given or found: name the server's admin token file"
                + " with --token-file FILE\n");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("doesn't know the token from --token")
        .doesNotContain("nonsense");
  }

  @Test
  void addsAUserWithADeviceAndShowsWhatToTypeIntoThePhone() {
    run("admin group add team --extension 20");

    String user =
        printed("admin user add bob --name Bob --extension 12 --number +41445551234 --group team");
    String device = printed("admin device add bob --id bob-desk --label Desk");

    assertThat(user).contains("user", "bob", "+41445551234", "team");
    assertThat(device)
        .matches(
            """
            (?s)tenant +acme.test
            user +bob
            device +bob-desk
            realm +acme.test
            password +\\S{12,}
            """);
    assertThat(printed("admin device list"))
        .contains("TENANT     DEVICE    USER  LABEL  ENABLED")
        .contains("acme.test  bob-desk  bob   Desk   yes");
    assertThat(printed("admin user show bob")).contains("devices    bob-desk", "groups     team");
    assertThat(printed("admin group show team")).contains("members    bob");
  }

  @Test
  void rotatesAndShowsCredentials() {
    givenBob();
    String before = printed("admin device credentials bob-desk");

    String rotated = printed("admin device rotate bob-desk");

    assertThat(rotated).isNotEqualTo(before);
    assertThat(printed("admin device credentials bob-desk")).isEqualTo(rotated);
    assertThat(printed("admin audit")).contains("rotated", "revealed", "acme.test");
  }

  @Test
  void enablesDisablesRenamesAndRemovesADevice() {
    givenBob();

    assertThat(printed("admin device disable bob-desk")).isEqualTo("device bob-desk disabled\n");
    assertThat(printed("admin device show bob-desk")).contains("enabled", "no");
    assertThat(printed("admin device enable bob-desk")).isEqualTo("device bob-desk enabled\n");
    assertThat(printed("admin device rename bob-desk Kitchen"))
        .isEqualTo("device bob-desk is now called Kitchen\n");
    assertThat(printed("admin device change-offer bob-desk sha256")).contains("own offer");
    assertThat(printed("admin device change-offer bob-desk")).doesNotContain("own offer");
    assertThat(printed("admin device remove bob-desk")).isEqualTo("device bob-desk removed\n");
    assertThat(printed("admin device list")).isEqualTo("none\n");
  }

  @Test
  void locksUnlocksAndRemovesAUser() {
    givenBob();

    assertThat(printed("admin user disable bob")).isEqualTo("user bob disabled\n");
    assertThat(printed("admin user enable bob")).isEqualTo("user bob enabled\n");
    assertThat(printed("admin user extension bob 12")).contains("extension  12");
    assertThat(printed("admin user extension bob")).doesNotContain("extension");
    assertThat(printed("admin user remove bob")).isEqualTo("user bob removed\n");
    assertThat(printed("admin user list")).isEqualTo("none\n");
  }

  @Test
  void assignsNumbers() {
    givenBob();

    assertThat(printed("admin number add 0445551234 --user bob")).contains("target  user bob");
    assertThat(printed("admin number assign 0445551234 --device bob-desk"))
        .contains("device bob-desk");
    assertThat(printed("admin number list")).contains("0445551234  device bob-desk");
    assertThat(printed("admin number assign 0445551234")).doesNotContain("target");
    assertThat(printed("admin number show 0445551234")).contains("0445551234");
    assertThat(printed("admin number remove 0445551234")).isEqualTo("number 0445551234 removed\n");
  }

  @Test
  void takesMembersInAndOut() {
    givenBob();
    run("admin group add team");

    assertThat(printed("admin group add-member team bob")).isEqualTo("user bob is in group team\n");
    assertThat(printed("admin group list")).contains("bob");
    assertThat(printed("admin group remove-member team bob"))
        .isEqualTo("user bob is no longer in group team\n");
    assertThat(printed("admin group extension team 20")).contains("20");
    assertThat(printed("admin group remove team")).isEqualTo("group team removed\n");
  }

  @Test
  void looksAfterSeveralTenants() {
    run("admin tenant add two.test --realm old.example --offer sha256");
    run("admin user add bob --tenant two.test");

    assertThat(printed("admin user show bob --tenant two.test")).contains("two.test");
    assertThat(run("admin user show bob").exitCode()).isEqualTo(1);
    assertThat(printed("admin user list --tenant acme.test")).isEqualTo("none\n");
    assertThat(printed("admin tenant change-offer two.test md5")).contains("md5");
    assertThat(printed("admin tenant make-default two.test")).contains("default tenant  yes");
    assertThat(run("admin tenant remove two.test").exitCode()).isEqualTo(1);
    assertThat(printed("admin tenant remove two.test --everything"))
        .isEqualTo("tenant two.test removed\n");
  }

  @Test
  void printsARefusalInOneLineWithWhatToDoNext() {
    Terminal.Run run = run("admin device rotate nobody");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .startsWith("ringwerk: there is no device ")
        .contains("nobody", "; see: ringwerk admin device list");
  }

  @Test
  void keepsLongOrOddWordsInOneLine() {
    Terminal.Run run = run("admin user add " + "x".repeat(3000));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).hasSizeLessThan(400);
  }

  @Test
  void printsJsonForPrograms() throws IOException {
    givenBob();

    String list = printed("admin device list --json");
    String show = printed("admin --json device show bob-desk");

    assertThat(new ObjectMapper().readTree(list).at("/0/device").asText()).isEqualTo("bob-desk");
    assertThat(new ObjectMapper().readTree(show).path("enabled").asBoolean()).isTrue();
    assertThat(printed("admin device disable bob-desk --json")).isEmpty();
  }

  @Test
  void listsDuplicatesWithWhatTellsTheEndpointsApart() {
    givenBob();
    server.register(registration("sip:bob@192.0.2.1", Optional.empty()));
    assertThat(printed("admin registrations --duplicates")).isEqualTo("none\n");

    server.register(
        registration(
            "sip:bob@192.0.2.2",
            Optional.of(
                new DuplicateInfo(Instant.parse("2026-03-01T09:00:00Z"), "two instance ids"))));

    assertThat(printed("admin registrations").lines()).hasSize(3);
    assertThat(printed("admin device registrations bob-desk").lines()).hasSize(3);
    assertThat(printed("admin registrations --duplicates"))
        .contains("EVIDENCE", "two instance ids", "2026-03-01T09:00:00Z", "Evil?[2JPhone");
  }

  @Test
  void importsAFileAndExportsItsCredentials() throws IOException {
    Files.writeString(
        directory.resolve("move.csv"),
        "user,device,password\nbob,bob-desk,from-old\nbob,bob-soft,\n");

    String imported = printed("admin import move.csv");
    String exported = printed("admin export-credentials");
    String written = printed("admin export-credentials out.csv --tenant acme.test");

    assertThat(imported)
        .startsWith("added users: 1, devices: 2, groups: 0, numbers: 0; generated passwords: 1\n")
        .contains("ringwerk admin export-credentials");
    assertThat(exported).contains("bob-desk,bob,acme.test,from-old");
    assertThat(written).isEqualTo("2 credentials written to out.csv\n");
    Path out = directory.resolve("out.csv");
    assertThat(Files.readString(out)).isEqualTo(exported.replace("\n", "\r\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
  }

  @Test
  void overwritesNoFile() throws IOException {
    Files.writeString(directory.resolve("out.csv"), "precious");

    Terminal.Run run = run("admin export-credentials out.csv");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "ringwerk: out.csv can't be written (the file exists already)\n");
    assertThat(Files.readString(directory.resolve("out.csv"))).isEqualTo("precious");
  }

  @Test
  void namesThePlacesInAFileThatAreWrong() throws IOException {
    Files.writeString(
        directory.resolve("wrong.csv"), "user,device,email\nbob,bob-desk,\nanna,bob-desk,\n");

    Terminal.Run run = run("admin import wrong.csv");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "ringwerk: the file has a mistake; nothing was imported; correct the places listed")
        .contains("line 3, column 2 (device): ");
    assertThat(printed("admin user list")).isEqualTo("none\n");
  }

  @Test
  void namesAFileThatIsNotThere() {
    Terminal.Run run = run("admin import missing.csv");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "ringwerk: missing.csv can't be read (there is no such file)\n");
  }

  @Test
  void listsMoreThanOnePage() throws IOException {
    Files.writeString(
        directory.resolve("many.csv"),
        IntStream.range(0, 1100)
            .mapToObj(i -> "user" + i)
            .collect(Collectors.joining("\n", "user\n", "\n")));
    run("admin import many.csv");

    assertThat(printed("admin user list").lines()).hasSize(1101);
  }

  private void givenBob() {
    run("admin user add bob");
    run("admin device add bob --id bob-desk");
  }

  private static LiveRegistration registration(String contact, Optional<DuplicateInfo> duplicate) {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    return new LiveRegistration(
        new DeviceRef(LocalServer.DOMAIN, "bob-desk"),
        "bob@acme.test",
        contact,
        "UDP",
        "192.0.2.1:5060",
        "Evil\u001b[2JPhone",
        now,
        now,
        now.plusSeconds(600),
        duplicate);
  }

  private Terminal.Run run(String commandLine) {
    return server.terminal().run(commandLine.split(" ", -1));
  }

  /** What a command line that must succeed prints. */
  private String printed(String commandLine) {
    Terminal.Run run = run(commandLine);
    assertThat(run.err()).as(commandLine).isEmpty();
    assertThat(run.exitCode()).as(commandLine).isZero();
    return run.out().replace(System.lineSeparator(), "\n").replace("\r\n", "\n");
  }
}
