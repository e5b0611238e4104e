package io.ringwerk.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret of an installation, from which the keys of nonces and tokens are derived. It lives in
 * a file, so that phones and calls outlive a restart, and is never printed.
 */
public final class ServerSecret {

  private static final Logger log = LoggerFactory.getLogger(ServerSecret.class);

  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final SecretKey secret;

  private ServerSecret(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a secret has " + BYTES + " bytes, not " + secret.length);
    }
    this.secret = new SecretKeySpec(secret, HMAC);
  }

  /** The secret with these 32 bytes. */
  public static ServerSecret of(byte[] secret) {
    return new ServerSecret(secret);
  }

  /** A secret that ends with the process. */
  public static ServerSecret random() {
    return new ServerSecret(randomBytes());
  }

  /**
   * The secret in a file of 64 hexadecimal digits, which is created, readable by its owner only, if
   * it is not there.
   *
   * @throws IOException if the file can't be read or created, or holds something else; the message
   *     says what to do
   */
  public static ServerSecret loadOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    return load(file);
  }

  /**
   * The key for one purpose: HMAC-SHA-256 of its name. Keys of different purposes say nothing about
   * each other.
   */
  public SecretKey keyFor(String purpose) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret);
      return new SecretKeySpec(mac.doFinal(purpose.getBytes(UTF_8)), HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  private static ServerSecret load(Path file) throws IOException {
    restrictToOwner(file);
    String text = Files.readString(file).strip();
    if (text.length() != 2 * BYTES || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IOException(
          file
              + " does not hold a secret of 64 hexadecimal digits. Restore it from a backup, or delete"
              + " it and a new one is made: phones then log in once more, running calls lose their route.");
    }
    return new ServerSecret(HexFormat.of().parseHex(text));
  }

  /** Writes beside and renames: a crash leaves a whole file or none. */
  private static void create(Path file) throws IOException {
    Path directory = file.toAbsolutePath().normalize().getParent();
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, "secret", ".new");
    try {
      Files.writeString(draft, HexFormat.of().formatHex(randomBytes()) + "\n");
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void restrictToOwner(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      log.warn("{} was open to others than its owner; its permissions are now 0600", file);
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "ServerSecret[***]";
  }
}
