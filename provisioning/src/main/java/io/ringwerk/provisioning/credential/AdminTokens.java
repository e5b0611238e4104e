package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells an admin token from anything else. Keeps only its hash; compares in constant time. Shared
 * by all threads.
 */
public final class AdminTokens {
  private final byte[] hash;

  AdminTokens(String token) {
    this.hash = sha256(token);
  }

  /** Whether this is the admin token. */
  public boolean accepts(String presented) {
    return MessageDigest.isEqual(hash, sha256(presented));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
