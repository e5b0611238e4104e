package io.ringwerk.provisioning.store;

import java.nio.file.Path;

/**
 * How the database is opened.
 *
 * @param directory where its files lie
 * @param connections how many operations may use it at once, ≥ 2
 * @param fileSystem the prefix by which H2 knows the file system: {@code file}, or that of a test
 */
public record DatabaseSettings(Path directory, int connections, String fileSystem) {
  private static final String NAME = "provisioning";

  /** On the ordinary file system. */
  public static DatabaseSettings in(Path directory, int connections) {
    return new DatabaseSettings(directory, connections, "file");
  }

  /** The database file. */
  public Path file() {
    return directory.resolve(NAME + ".mv.db");
  }

  /** The file that says how many changes were acknowledged. */
  public Path changeMarkFile() {
    return directory.resolve(NAME + ".changes");
  }

  /**
   * Where H2 finds it. {@code WRITE_DELAY=0}: a commit returns when its bytes are with the
   * operating system, so the end of the process loses none. The pool decides when to close, not H2.
   */
  String url() {
    return "jdbc:h2:"
        + fileSystem
        + ":"
        + directory.toAbsolutePath().resolve(NAME)
        + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
  }
}
