package io.ringwerk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSecretTest {

  @TempDir private Path directory;

  @Test
  void isTheSameAfterARestart() throws IOException {
    Path file = directory.resolve("new/server.secret");

    ServerSecret first = ServerSecret.loadOrCreate(file);
    ServerSecret second = ServerSecret.loadOrCreate(file);

    assertThat(second.keyFor("nonces")).isEqualTo(first.keyFor("nonces"));
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    Path file = directory.resolve("server.secret");

    ServerSecret.loadOrCreate(file);

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void closesAFileThatWasOpenToOthers() throws IOException {
    Path file = directory.resolve("server.secret");
    ServerSecret.loadOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    ServerSecret.loadOrCreate(file);

    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void refusesAFileThatHoldsSomethingElse() throws IOException {
    Path file = directory.resolve("server.secret");
    Files.writeString(file, "abc");

    assertThatThrownBy(() -> ServerSecret.loadOrCreate(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("delete it");
  }

  @Test
  void leavesNothingBesideItsFile() throws IOException {
    ServerSecret.loadOrCreate(directory.resolve("server.secret"));

    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void givesEachPurposeAKeyOfItsOwn() {
    ServerSecret secret = ServerSecret.random();

    assertThat(secret.keyFor("nonces")).isNotEqualTo(secret.keyFor("flow tokens"));
    assertThat(secret.keyFor("nonces").getEncoded()).hasSize(32);
  }

  @Test
  void doesNotPrintItself() {
    assertThat(ServerSecret.of(new byte[32]).toString()).isEqualTo("ServerSecret[***]");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
