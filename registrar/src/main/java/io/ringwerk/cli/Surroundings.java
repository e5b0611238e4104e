package io.ringwerk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it.
 *
 * @param environment the environment variables
 * @param workingDirectory where relative paths start
 * @param out where results go
 * @param err where errors go
 */
record Surroundings(
    Map<String, String> environment, Path workingDirectory, PrintWriter out, PrintWriter err) {

  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of(""),
        new PrintWriter(System.out, true, UTF_8),
        new PrintWriter(System.err, true, UTF_8));
  }

  /** The value of a variable; empty where it is not set or set to nothing. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The file a path names. */
  Path file(Path path) {
    return workingDirectory.resolve(path);
  }
}
