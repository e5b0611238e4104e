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
   * operating system, so the end of the process loses none. It is closed when it is told to, not
   * with its last connection.
   */
  String url() {
    return location() + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
  }

  /** Where H2 finds it without changing or making it. */
  String readOnlyUrl() {
    return location() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
  }

  private String location() {
    return "jdbc:h2:" + fileSystem + ":" + directory.toAbsolutePath().resolve(NAME);
  }
}
