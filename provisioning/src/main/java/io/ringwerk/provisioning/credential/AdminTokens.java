package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Tells the admin token from anything else. The token stands in a file for the first operator to
 * read; in memory there is only its hash, and it is compared in constant time. Shared by all
 * threads.
 */
public final class AdminTokens {
  private static final int TOKEN_BYTES = 32;

  /** Shorter ones can be guessed. */
  private static final int SHORTEST_TOKEN = 32;

  private final byte[] hash;

  private AdminTokens(String token) {
    this.hash = sha256(token);
  }

  /** Reads the token from its file, or makes one and writes it there when there is no file. */
  public static AdminTokens open(Path path) throws SecretFileException {
    SecretFile file = new SecretFile(path, "admin token file");
    if (!file.exists()) {
      file.write(newToken());
    }
    String token = file.read();
    if (token.length() < SHORTEST_TOKEN) {
      throw new SecretFileException(
          SecretFileException.Reason.MALFORMED,
          "the admin token file " + path + " holds less than " + SHORTEST_TOKEN + " characters",
          "delete it: the next start makes a new one");
    }
    return new AdminTokens(token);
  }

  /** Whether this is the admin token. */
  public boolean accepts(String presented) {
    return MessageDigest.isEqual(hash, sha256(presented));
  }

  private static String newToken() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
