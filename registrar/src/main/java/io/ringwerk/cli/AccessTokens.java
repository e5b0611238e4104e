package io.ringwerk.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the admin token: what was given on the command line, else in the environment, else in the
 * token file of a server started here. The files of a local server are tried one after the other,
 * and for a server on this machine only: a token is not shown to strangers.
 */
final class AccessTokens {

  /**
   * Where {@code serve} and {@code demo} write their token unless configured otherwise. The one
   * place that says so.
   */
  static final List<Path> LOCAL_FILES =
      List.of(Path.of("data", "admin.token"), Path.of("data", "demo", "admin.token"));

  private final Surroundings surroundings;

  AccessTokens(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The tokens to try, in this order; none where there is no trace of one. */
  List<AccessToken> candidates(
      Optional<String> token, Optional<Path> tokenFile, boolean localServer) {
    Optional<AccessToken> named =
        token
            .map(text -> new AccessToken(text, "--token"))
            .or(() -> tokenFile.map(this::read))
            .or(
                () ->
                    surroundings
                        .variable("RINGWERK_TOKEN")
                        .map(text -> new AccessToken(text, "RINGWERK_TOKEN")))
            .or(() -> surroundings.variable("RINGWERK_TOKEN_FILE").map(Path::of).map(this::read));
    if (named.isPresent()) {
      return List.of(named.get());
    }
    return localServer ? ofLocalServer() : List.of();
  }

  private List<AccessToken> ofLocalServer() {
    List<AccessToken> found = new ArrayList<>();
    for (Path file : LOCAL_FILES) {
      if (Files.isReadable(surroundings.file(file))) {
        found.add(read(file));
      }
    }
    return found;
  }

  private AccessToken read(Path file) {
    try {
      String text = Files.readString(surroundings.file(file), StandardCharsets.ISO_8859_1).strip();
      if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw CommandFailure.usage(
            "the token file " + file + " holds no token: name the server's admin token file");
      }
      return new AccessToken(text, file.toString());
    } catch (IOException e) {
      throw CommandFailure.usage(
          "the token file " + file + " can't be read (" + Reasons.of(e) + ")");
    }
  }
}
