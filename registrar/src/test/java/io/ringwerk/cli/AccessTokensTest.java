package io.ringwerk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {

  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir private Path directory;

  @Test
  void takesTheTokenGivenBeforeAnyOther() throws IOException {
    file("given.token", "from-file");
    AccessTokens tokens = tokens(Map.of("RINGWERK_TOKEN", "from-variable"));

    assertThat(tokens.candidates(Optional.of("given"), Optional.of(Path.of("given.token")), true))
        .extracting(AccessToken::text)
        .containsExactly("given");
    assertThat(tokens.candidates(Optional.empty(), Optional.of(Path.of("given.token")), true))
        .extracting(AccessToken::text)
        .containsExactly("from-file");
    assertThat(tokens.candidates(Optional.empty(), Optional.empty(), true))
        .extracting(AccessToken::text)
        .containsExactly("from-variable");
  }

  @Test
  void readsTheFileThatAVariableNames() throws IOException {
    file("named.token", "secret\n");

    assertThat(
            tokens(Map.of("RINGWERK_TOKEN_FILE", "named.token"))
                .candidates(Optional.empty(), Optional.empty(), false))
        .extracting(AccessToken::text, AccessToken::origin)
        .containsExactly(tuple("secret", "named.token"));
  }

  @Test
  void findsTheTokenFilesOfServersStartedHere() throws IOException {
    file("data/demo/admin.token", "of-demo");
    file("data/admin.token", "of-serve");

    assertThat(tokens(NO_VARIABLES).candidates(Optional.empty(), Optional.empty(), true))
        .extracting(AccessToken::text)
        .containsExactly("of-serve", "of-demo");
  }

  @Test
  void showsTheTokenOfALocalServerToNoOther() throws IOException {
    file("data/admin.token", "of-serve");

    assertThat(tokens(NO_VARIABLES).candidates(Optional.empty(), Optional.empty(), false))
        .isEmpty();
  }

  @Test
  void saysWhichFileCannotBeReadAndWhy() throws IOException {
    file("empty.token", "\n");
    file("odd.token", "two words");

    assertThatThrownBy(() -> fromFile("missing.token"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("the token file missing.token can't be read (there is no such file)");
    assertThatThrownBy(() -> fromFile("empty.token")).hasMessageContaining("holds no token");
    assertThatThrownBy(() -> fromFile("odd.token")).hasMessageContaining("holds no token");
  }

  @Test
  void neverPrintsAToken() {
    assertThat(new AccessToken("secret", "--token")).hasToString("AccessToken[from --token]");
  }

  private List<AccessToken> fromFile(String name) {
    return tokens(NO_VARIABLES).candidates(Optional.empty(), Optional.of(Path.of(name)), false);
  }

  private AccessTokens tokens(Map<String, String> environment) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new AccessTokens(new Surroundings(environment, directory, nowhere, nowhere));
  }

  private void file(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, content);
  }
}
