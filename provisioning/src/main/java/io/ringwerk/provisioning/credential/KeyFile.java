package io.ringwerk.provisioning.credential;

import java.nio.file.Path;
import java.util.Base64;

/**
 * The file that holds the {@link CredentialKey}.
 *
 * <p>At the first start a key is first written under a pending name and gets its own only when the
 * database that uses it is complete. So a key under its own name always has a database, and a first
 * start that was interrupted can be told from a lost database.
 */
public final class KeyFile {
  private static final String PREFIX = "ringwerk-key-1:";

  private final Path path;
  private final SecretFile file;
  private final SecretFile pending;

  /** The key file at this path, which need not exist yet. */
  public KeyFile(Path path) {
    this.path = path;
    this.file = new SecretFile(path, "key file");
    this.pending =
        new SecretFile(path.resolveSibling(path.getFileName() + ".pending"), "pending key file");
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /** Whether there is a key that a complete database was made with. */
  public boolean exists() {
    return file.exists();
  }

  /** Whether there is a key whose database may not be complete. */
  public boolean isPending() {
    return pending.exists();
  }

  /** Reads the key. */
  public CredentialKey read() throws SecretFileException {
    return parse(file.read());
  }

  /** Reads the pending key. */
  public CredentialKey readPending() throws SecretFileException {
    return parse(pending.read());
  }

  /** Makes a new key and writes it under the pending name. */
  public CredentialKey createPending() throws SecretFileException {
    CredentialKey key = CredentialKey.generate();
    pending.write(PREFIX + Base64.getEncoder().encodeToString(key.secret()));
    return key;
  }

  /** Gives the pending key its own name: its database is complete. */
  public void settle() throws SecretFileException {
    pending.renameTo(path);
  }

  private CredentialKey parse(String line) throws SecretFileException {
    if (!line.startsWith(PREFIX)) {
      throw malformed();
    }
    try {
      return new CredentialKey(Base64.getDecoder().decode(line.substring(PREFIX.length())));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private SecretFileException malformed() {
    return new SecretFileException(
        SecretFileException.Reason.MALFORMED,
        "the key file " + path + " does not hold a key",
        "put the key file back that was made together with the database");
  }
}
