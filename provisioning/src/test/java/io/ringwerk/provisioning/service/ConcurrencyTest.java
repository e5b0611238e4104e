package io.ringwerk.provisioning.service;

import static io.ringwerk.provisioning.service.TestInstallation.DOMAIN;
import static io.ringwerk.provisioning.service.TestInstallation.OPERATOR;
import static io.ringwerk.provisioning.service.TestInstallation.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewUser;
import io.ringwerk.provisioning.ProvisioningException;
import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.directory.DeviceEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
  private static final int OPERATORS = 6;

  private final ExecutorService operators = Executors.newFixedThreadPool(OPERATORS + 1);
  private TestInstallation installation;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    installation = TestInstallation.withTenant(directory);
    installation.addUser("bob");
  }

  @AfterEach
  void stop() {
    operators.shutdownNow();
    installation.close();
  }

  @Test
  void ofManyWhoWantOneExtensionOneGetsIt() throws Exception {
    List<Boolean> got =
        all(i -> () -> succeeds(() -> installation.provisioning.users().add(user(i))));

    assertThat(got).containsOnlyOnce(true);
    assertThat(installation.provisioning.users().list(ListQuery.all()).total()).isEqualTo(2);
  }

  @Test
  void rotationsOfOneDeviceFollowEachOther() throws Exception {
    installation.addDevice("bob", "bob-desk");

    List<DeviceCredentials> answers =
        all(i -> () -> installation.provisioning.devices().rotate(ref("bob-desk"), OPERATOR));

    DeviceEntry device = installation.device("bob-desk");
    assertThat(device.credentialVersion()).isEqualTo(1 + OPERATORS);
    assertThat(answers).doesNotHaveDuplicates();
    assertThat(answers)
        .filteredOn(
            it ->
                device
                    .md5()
                    .equals(
                        Optional.of(
                            Ha1.of(DigestAlgorithm.MD5, "bob-desk", DOMAIN, it.password()))))
        .hasSize(1);
    assertThat(installation.ended).hasSize(OPERATORS);
  }

  @Test
  void aReaderNeverSeesHalfAnEntry() throws Exception {
    DeviceCredentials first = installation.addDevice("bob", "bob-desk");
    List<Ha1> md5s = new ArrayList<>(List.of(ha1(DigestAlgorithm.MD5, first)));
    List<Ha1> sha256s = new ArrayList<>(List.of(ha1(DigestAlgorithm.SHA_256, first)));
    AtomicBoolean done = new AtomicBoolean();
    List<DeviceEntry> seen = new ArrayList<>();
    Future<?> reader =
        operators.submit(
            () -> {
              while (!done.get()) {
                DeviceEntry entry = installation.device("bob-desk");
                if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(entry)) {
                  seen.add(entry);
                }
              }
            });

    for (int i = 0; i < 20; i++) {
      DeviceCredentials next =
          installation.provisioning.devices().rotate(ref("bob-desk"), OPERATOR);
      md5s.add(ha1(DigestAlgorithm.MD5, next));
      sha256s.add(ha1(DigestAlgorithm.SHA_256, next));
    }
    done.set(true);
    reader.get();

    assertThat(seen)
        .allSatisfy(
            entry -> {
              int version = (int) entry.credentialVersion();
              assertThat(entry.md5()).contains(md5s.get(version - 1));
              assertThat(entry.sha256()).contains(sha256s.get(version - 1));
            })
        .extracting(DeviceEntry::credentialVersion)
        .isSorted();
  }

  private <T> List<T> all(IntFunction<Callable<T>> operation) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> result :
        operators.invokeAll(IntStream.range(0, OPERATORS).mapToObj(operation).toList())) {
      results.add(result.get());
    }
    return results;
  }

  private static boolean succeeds(Runnable operation) {
    try {
      operation.run();
      return true;
    } catch (ProvisioningException refused) {
      assertThat(refused.problem()).isEqualTo(ProvisioningException.Problem.CONFLICT);
      return false;
    }
  }

  private static NewUser user(int i) {
    return NewUser.of(DOMAIN, "user" + i).withExtension("12");
  }

  private static Ha1 ha1(DigestAlgorithm algorithm, DeviceCredentials credentials) {
    return Ha1.of(algorithm, "bob-desk", DOMAIN, credentials.password());
  }
}
