package io.ringwerk.provisioning.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.provisioning.credential.SecretFileException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir private Path directory;
  private Path keyPath;
  private KeyFile keyFile;

  @BeforeEach
  void nameFiles() {
    keyPath = directory.resolve("secrets").resolve("ringwerk.key");
    keyFile = new KeyFile(keyPath);
  }

  @Test
  void aKeyIsPendingUntilItIsSettled() throws Exception {
    CredentialKey key = keyFile.createPending();

    assertThat(keyFile.exists()).isFalse();
    assertThat(keyFile.isPending()).isTrue();
    assertThat(keyFile.readPending().checkValue()).isEqualTo(key.checkValue());

    keyFile.settle();

    assertThat(keyFile.exists()).isTrue();
    assertThat(keyFile.isPending()).isFalse();
    assertThat(keyFile.read().checkValue()).isEqualTo(key.checkValue());
  }

  @Test
  void aPendingKeyOfAnInterruptedStartIsReplaced() throws Exception {
    CredentialKey first = keyFile.createPending();
    CredentialKey second = keyFile.createPending();

    assertThat(keyFile.readPending().checkValue())
        .isEqualTo(second.checkValue())
        .isNotEqualTo(first.checkValue());
  }

  @Test
  void onlyTheOwnerMayReadSecretFilesAndTheirDirectory() throws Exception {
    keyFile.createPending();
    keyFile.settle();
    Path tokenPath = directory.resolve("admin.token");
    AdminTokens.open(tokenPath);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyPath)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenPath)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("secrets"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aKeyFileOthersMayReadIsRefused() throws Exception {
    keyFile.createPending();
    keyFile.settle();
    Files.setPosixFilePermissions(keyPath, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(keyFile::read)
        .isInstanceOfSatisfying(
            SecretFileException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.EXPOSED);
              assertThat(refusal.nextStep())
                  .isEqualTo("make it private with: chmod 600 " + keyPath);
            });

    Files.setPosixFilePermissions(keyPath, PosixFilePermissions.fromString("r--------"));
    assertThat(keyFile.read()).isNotNull();
  }

  @Test
  void aKeyFileWithoutAKeyIsRefused() throws Exception {
    keyFile.createPending();
    keyFile.settle();
    for (String content : new String[] {"", "hello", "ringwerk-key-1:AAAA", "ringwerk-key-1:***"}) {
      Files.writeString(keyPath, content);

      assertThatThrownBy(keyFile::read)
          .isInstanceOfSatisfying(
              SecretFileException.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED));
    }
  }

  @Test
  void theAdminTokenIsMadeOnceAndAcceptedAsItStandsInItsFile() throws Exception {
    Path path = directory.resolve("admin.token");

    AdminTokens tokens = AdminTokens.open(path);
    String token = Files.readString(path).strip();

    assertThat(token).hasSizeGreaterThanOrEqualTo(40);
    assertThat(tokens.accepts(token)).isTrue();
    assertThat(tokens.accepts(token + "x")).isFalse();
    assertThat(tokens.accepts("")).isFalse();
    assertThat(AdminTokens.open(path).accepts(token)).isTrue();
  }

  @Test
  void anAdminTokenThatCanBeGuessedIsRefused() throws Exception {
    Path path = directory.resolve("admin.token");
    AdminTokens.open(path);
    Files.writeString(path, "short\n");

    assertThatThrownBy(() -> AdminTokens.open(path))
        .isInstanceOfSatisfying(
            SecretFileException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED));
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> AdminTokens.open(file.resolve("admin.token")))
        .isInstanceOfSatisfying(
            SecretFileException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_ACCESSIBLE))
        .hasMessageContaining(file.toString());
  }
}
