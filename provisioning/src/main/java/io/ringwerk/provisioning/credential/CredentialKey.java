package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret the credentials are sealed under: 256 bits in a file, never in the database. What is
 * used is derived from it, one key for each use, so that the check value in the database says
 * nothing about the sealing key.
 */
public final class CredentialKey {
  static final int BYTES = 32;

  private final byte[] secret;

  CredentialKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a key of " + secret.length + " bytes");
    }
    this.secret = secret.clone();
  }

  static CredentialKey generate() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new CredentialKey(secret);
  }

  /** Tells whether another key file is this one; it may be kept beside what is sealed. */
  public byte[] checkValue() {
    return Arrays.copyOf(derive("ringwerk key check value"), 16);
  }

  /** Seals and opens with this key. */
  public CredentialSeal seal() {
    return new CredentialSeal(sealingKey());
  }

  byte[] secret() {
    return secret.clone();
  }

  private SecretKey sealingKey() {
    return new SecretKeySpec(derive("ringwerk credential sealing"), "AES");
  }

  private byte[] derive(String use) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(use.getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "CredentialKey[***]";
  }
}
