package io.ringwerk.provisioning.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.Device;
import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.User;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.directory.GroupEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.service.ImportProblem;
import io.ringwerk.provisioning.service.ImportResult;
import io.ringwerk.provisioning.service.ImportResult.Imported;
import io.ringwerk.provisioning.service.ImportResult.Rejected;
import io.ringwerk.provisioning.service.Provisioning;
import io.ringwerk.provisioning.service.ProvisioningSettings;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class CsvImportTest {
  private static final Logger log = LoggerFactory.getLogger(CsvImportTest.class);
  private static final String DOMAIN = "acme.test";
  private static final Actor OPERATOR = new Actor("operator");

  private Provisioning provisioning;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    provisioning =
        Provisioning.open(
            ProvisioningSettings.in(directory),
            InstantSource.fixed(Instant.EPOCH),
            (device, reason) -> {});
    provisioning.tenants().add(NewTenant.of(DOMAIN));
  }

  @AfterEach
  void stop() {
    provisioning.close();
  }

  @Test
  void addsUsersDevicesNumbersAndGroups() throws Exception {
    Imported imported =
        accepted(
            """
            groups,user,name,email,device,label,numbers,extension,tenant
            sales;team,bob,Bob B,bob@example.com,bob-desk,Desk,+41445551234;+41445551235,12,acme.test
            ,bob,,,,Mobile,,,acme.test
            team,anna,"A, Anna",,,,,,
            """);

    assertThat(imported.users()).isEqualTo(2);
    assertThat(imported.devices()).isEqualTo(3);
    assertThat(imported.groups()).isEqualTo(2);
    assertThat(imported.numbers()).isEqualTo(2);
    User bob = provisioning.users().show(DOMAIN, "bob");
    assertThat(bob.displayName()).isEqualTo("Bob B");
    assertThat(bob.email()).contains("bob@example.com");
    assertThat(bob.extension()).contains("12");
    assertThat(bob.numbers()).containsExactly("+41445551234", "+41445551235");
    assertThat(bob.devices()).containsExactlyInAnyOrder("bob-desk", bob.accountNumber() + "e0");
    assertThat(bob.groups()).containsExactly("sales", "team");
    assertThat(provisioning.users().show(DOMAIN, "anna").displayName()).isEqualTo("A, Anna");
    assertThat(directory().find("12")).isEqualTo(directory().find("bob"));
    assertThat(((GroupEntry) directory().find("team").orElseThrow()).members())
        .containsExactly("anna", "bob");
  }

  @Test
  void handsOutGeneratedCredentialsInTheOrderOfTheFile() throws Exception {
    Imported imported =
        accepted(
            """
            user,device,password
            zoe,zoe-desk,
            bob,bob-desk,brought along
            anna,,
            """);

    assertThat(imported.generated())
        .extracting(DeviceCredentials::user)
        .containsExactly("zoe", "anna");
    for (DeviceCredentials generated : imported.generated()) {
      assertThat(generated.password().reveal()).hasSizeGreaterThanOrEqualTo(20);
      assertThat(directory().device(generated.device().deviceId()).orElseThrow().md5())
          .contains(
              Ha1.of(
                  DigestAlgorithm.MD5,
                  generated.device().deviceId(),
                  DOMAIN,
                  generated.password()));
    }
  }

  @Test
  void aPasswordBroughtAlongWorksAndIsFlaggedForRotation() throws Exception {
    accepted("user,device,password\nbob,bob-desk, s3cret \n");

    Device device = provisioning.devices().show(ref("bob-desk"));
    assertThat(device.needsRotation()).isTrue();
    assertThat(device.passwordKnown()).isTrue();
    assertThat(provisioning.devices().reveal(ref("bob-desk"), OPERATOR).password())
        .isEqualTo(VoipPassword.of(" s3cret "));

    provisioning.devices().rotate(ref("bob-desk"), OPERATOR);
    assertThat(provisioning.devices().show(ref("bob-desk")).needsRotation()).isFalse();
  }

  @Test
  void aDeviceWithAnMd5Ha1OnlyIsNeverOfferedSha256() throws Exception {
    provisioning.tenants().changeOffer(DOMAIN, AlgorithmOffer.SHA256_THEN_MD5);
    // MD5 of "bob-desk:acme.test:s3cret"
    VoipPassword password = VoipPassword.of("s3cret");
    Ha1 md5 = Ha1.of(DigestAlgorithm.MD5, "bob-desk", DOMAIN, password);

    accepted("user,device,ha1_md5\nbob,bob-desk," + hex("bob-desk:acme.test:s3cret") + "\n");

    DeviceEntry device = directory().device("bob-desk").orElseThrow();
    assertThat(device.md5()).contains(md5);
    assertThat(device.sha256()).isEmpty();
    assertThat(device.offer()).isEqualTo(AlgorithmOffer.MD5);
    provisioning.tenants().changeOffer(DOMAIN, AlgorithmOffer.SHA256);
    assertThat(directory().device("bob-desk").orElseThrow().offer()).isEqualTo(AlgorithmOffer.MD5);

    provisioning.devices().rotate(ref("bob-desk"), OPERATOR);
    assertThat(directory().device("bob-desk").orElseThrow().offer())
        .isEqualTo(AlgorithmOffer.SHA256);
  }

  @Test
  void addsDevicesToUsersThatAreThere() throws Exception {
    provisioning.users().add(NewUser.of(DOMAIN, "bob").withExtension("12").withNumbers("100"));
    DeviceCredentials first =
        provisioning.devices().add(NewDevice.of(DOMAIN, "bob", "Desk"), OPERATOR);
    provisioning.numbers().add(DOMAIN, "+41445551234", Optional.empty());

    Imported imported =
        accepted(
            """
            user,name,extension,numbers,groups
            Bob,Bob B,12,100 +41445551234,team
            bob,Bob B,,,team
            """);

    assertThat(imported.users()).isZero();
    assertThat(imported.numbers()).isEqualTo(1);
    User bob = provisioning.users().show(DOMAIN, "bob");
    assertThat(bob.displayName()).isEqualTo("Bob B");
    assertThat(bob.numbers()).containsExactlyInAnyOrder("100", "+41445551234");
    assertThat(bob.devices())
        .contains(first.device().deviceId())
        .containsExactly(
            bob.accountNumber() + "e0", bob.accountNumber() + "e1", bob.accountNumber() + "e2");
    assertThat(bob.groups()).containsExactly("team");
    DeviceCredentials next =
        provisioning.devices().add(NewDevice.of(DOMAIN, "bob", "Desk"), OPERATOR);
    assertThat(next.device().deviceId()).isEqualTo(bob.accountNumber() + "e3");
  }

  @Test
  void namesLineAndColumnOfEverythingThatIsWrong() throws Exception {
    provisioning.users().add(NewUser.of(DOMAIN, "anna").withExtension("12"));

    Rejected rejected =
        rejected(
            """
            tenant,user,email,device,ha1_md5,numbers,extension,groups
            acme.test,bob,not an address,bob desk,,12a,12,
            other.test,ben,,,,,,
            acme.test,,,,,,,
            acme.test,carl,,carl-1,xyz,,,carl
            acme.test,dora,,CARL-1,,,,
            acme.test,eve,,,0123456789abcdef0123456789abcdef,,,
            """);

    assertThat(rejected.problems())
        .extracting(ImportProblem::line, ImportProblem::column, ImportProblem::header)
        .containsExactly(
            tuple(2L, 3, "email"),
            tuple(2L, 7, "extension"),
            tuple(2L, 6, "numbers"),
            tuple(2L, 4, "device"),
            tuple(3L, 1, "tenant"),
            tuple(4L, 2, "user"),
            tuple(5L, 8, "groups"),
            tuple(5L, 5, "ha1_md5"),
            tuple(6L, 4, "device"),
            tuple(7L, 5, "ha1_md5"));
    assertThat(messages(rejected))
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith(
                        "extension 12 of user bob clashes with extension 12 of user anna, which is there already"))
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith(
                        "device CARL-1 of user dora clashes with device carl-1 of user carl in line 5"))
        .anySatisfy(it -> assertThat(it).startsWith("group carl clashes with user carl in line 5"))
        .anySatisfy(
            it ->
                assertThat(it)
                    .isEqualTo(
                        "there is no tenant other.test; add it with: ringwerk admin tenant add other.test"));
  }

  @Test
  void addsNothingWhenOneRowIsWrong() throws Exception {
    String rows =
        IntStream.range(0, 500)
            .mapToObj(i -> "user" + i + ",,team\n")
            .collect(Collectors.joining("", "user,device,groups\n", "user7,user8,\n"));

    Rejected rejected = rejected(rows);

    assertThat(messages(rejected))
        .singleElement()
        .asString()
        .startsWith("device user8 of user user7 clashes with user user8 in line 10");
    assertThat(provisioning.users().list(ListQuery.all()).total()).isZero();
    assertThat(provisioning.groups().list(ListQuery.all()).total()).isZero();
    assertThat(directory().find("user0")).isEmpty();
  }

  @Test
  void anIdThatIsGeneratedNeverTakesOneTheFileBrings() throws Exception {
    User bob = provisioning.users().add(NewUser.of(DOMAIN, "bob"));
    String wanted = bob.accountNumber() + "e0";

    Imported imported = accepted("user,device\nbob,\nbob," + wanted + "\n");

    assertThat(imported.generated())
        .extracting(it -> it.device().deviceId())
        .containsExactlyInAnyOrder(wanted, bob.accountNumber() + "e1");
  }

  @Test
  void rowsOfOneUserMustNotContradictEachOther() throws Exception {
    Rejected rejected =
        rejected("user,name,extension\nbob,Bob,12\nbob,Rob,\nbob,,13\nbob,Bob,12\n");

    assertThat(messages(rejected))
        .containsExactly(
            "user bob has the full name \"Bob\" already; repeat that, or leave the cell empty",
            "user bob has the extension \"12\" already; repeat that, or leave the cell empty");
  }

  @Test
  void anHa1ThatContradictsThePasswordIsRefusedWithoutRepeatingIt() throws Exception {
    Rejected rejected =
        rejected(
            "user,device,password,ha1_md5\nbob,bob-desk,s3cret,"
                + hex("bob-desk:other.realm:s3cret")
                + "\n");

    assertThat(messages(rejected))
        .singleElement()
        .asString()
        .contains("user name bob-desk", "realm acme.test")
        .doesNotContain("s3cret");
  }

  @Test
  void stopsAtAHundredProblems() throws Exception {
    String rows =
        IntStream.range(0, 300)
            .mapToObj(i -> "bad name " + i + "\n")
            .collect(Collectors.joining("", "user\n", ""));

    Rejected rejected = rejected(rows);

    assertThat(rejected.problems()).hasSize(Rejected.MAX_PROBLEMS);
    assertThat(rejected.more()).isTrue();
  }

  @Test
  void refusesAFileThatIsNotOne() throws Exception {
    assertThat(problems(""))
        .containsExactly("1:0 the file is empty; its first line must name the columns");
    assertThat(problems("name,device\nx,y\n").get(0)).startsWith("1:0 there is no column user;");
    assertThat(problems("user,colour\nbob,red\n").get(0)).startsWith("1:2 unknown column;");
    assertThat(problems("user,user\nbob,bob\n"))
        .containsExactly("1:2 the column is there twice; keep one");
    assertThat(problems("user,name\nbob,B,ob\n").get(0)).startsWith("2:0 the line has 3 cells");
    assertThat(problems("user,name\nbob,\"Bo\n").get(0)).startsWith("2:0 from here on");
  }

  @Test
  void readsWhatSpreadsheetsWrite() throws Exception {
    Imported imported =
        accepted(
            "\uFEFFUser;".replace(';', ',') + " NAME \r\nbob,\"Bob \"\"B\"\"\"\r\n\r\nanna\r\n");

    assertThat(imported.users()).isEqualTo(2);
    assertThat(provisioning.users().show(DOMAIN, "bob").displayName()).isEqualTo("Bob \"B\"");
  }

  @Test
  void takesInTenThousandDevices() throws Exception {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> row(i))
            .collect(Collectors.joining("", "user,name,label,numbers,extension,groups\n", ""));

    long start = System.nanoTime();
    long cpuStart = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Imported imported = accepted(rows);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Duration cpu =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStart);

    log.info("10,000 devices took {} ms, {} ms of it CPU", took.toMillis(), cpu.toMillis());
    assertThat(imported.devices()).isEqualTo(10_000);
    assertThat(imported.users()).isEqualTo(4_000);
    assertThat(provisioning.devices().list(ListQuery.all()).total()).isEqualTo(10_000);
    assertThat(imported.generated())
        .allSatisfy(it -> assertThat(directory().device(it.device().deviceId())).isPresent());
    // Generous: it tells one that grows with the square of the rows from one that does not.
    assertThat(cpu).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void exportsWhatALoadTestNeeds() throws Exception {
    accepted(
        "user,device,password,ha1_md5\nbob,bob-1,\"a,b\",\nanna,anna-1,,"
            + hex("anna-1:acme.test:x")
            + "\n");
    StringWriter file = new StringWriter();

    long count =
        provisioning.devices().export(Optional.of(DOMAIN), OPERATOR, new CredentialsCsv(file));

    assertThat(count).isEqualTo(1);
    assertThat(file.toString().lines())
        .containsExactly("device,user,domain,password", "bob-1,bob,acme.test,\"a,b\"");
  }

  private static String row(int i) {
    int user = i * 4 / 10;
    return "user%d,User %d,Phone %d,+4144%07d,%d,group%d\n"
        .formatted(user, user, i, user, 10_000 + user, user % 50);
  }

  private Imported accepted(String file) throws Exception {
    return (Imported) run(file);
  }

  private Rejected rejected(String file) throws Exception {
    return (Rejected) run(file);
  }

  private ImportResult run(String file) throws Exception {
    return new CsvImport(provisioning.imports()).run(new StringReader(file), OPERATOR);
  }

  private List<String> problems(String file) throws Exception {
    return rejected(file).problems().stream()
        .map(it -> it.line() + ":" + it.column() + " " + it.message())
        .toList();
  }

  private static List<String> messages(Rejected rejected) {
    return rejected.problems().stream().map(ImportProblem::message).toList();
  }

  private TenantDirectory directory() {
    return provisioning.directory().tenant(DOMAIN).orElseThrow();
  }

  private static DeviceRef ref(String deviceId) {
    return new DeviceRef(DOMAIN, deviceId);
  }

  private static String hex(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
