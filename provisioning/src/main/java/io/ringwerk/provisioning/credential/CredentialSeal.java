package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals passwords and HA1s with AES-256-GCM. Each is bound to its purpose and its owner as
 * associated data: a sealed value copied to another device, or put in another's place, does not
 * open. Shared by all threads.
 *
 * <p>Layout: one byte of version, 12 bytes of random nonce, the ciphertext with its tag of 16
 * bytes.
 */
public final class CredentialSeal {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEADER_BYTES = 1 + NONCE_BYTES;
  private static final int SHORTEST = HEADER_BYTES + TAG_BITS / 8;
  private static final String PASSWORD = "password";

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  CredentialSeal(SecretKey key) {
    this.key = key;
  }

  /** Seals a password for its device, named as {@code id@domain}. */
  public Sealed seal(VoipPassword password, String owner) {
    return seal(password.reveal().getBytes(UTF_8), PASSWORD, owner);
  }

  /** Seals an HA1 for its device, named as {@code id@domain}. */
  public Sealed seal(Ha1 ha1, String owner) {
    return seal(ha1.digestBytes(), purpose(ha1.algorithm()), owner);
  }

  /**
   * Opens a device's password.
   *
   * @throws SealBrokenException when it was not sealed so
   */
  public VoipPassword openPassword(Sealed sealed, String owner) {
    return VoipPassword.of(new String(open(sealed, PASSWORD, owner), UTF_8));
  }

  /**
   * Opens a device's HA1.
   *
   * @throws SealBrokenException when it was not sealed so
   */
  public Ha1 openHa1(DigestAlgorithm algorithm, Sealed sealed, String owner) {
    return Ha1.ofDigest(algorithm, open(sealed, purpose(algorithm), owner));
  }

  private Sealed seal(byte[] plain, String purpose, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, 0, purpose, owner).doFinal(plain);
      return Sealed.of(
          ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
              .put(VERSION)
              .put(nonce)
              .put(encrypted)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private byte[] open(Sealed sealed, String purpose, String owner) {
    byte[] bytes = sealed.bytes();
    try {
      if (bytes.length < SHORTEST || bytes[0] != VERSION) {
        throw new GeneralSecurityException("unknown layout");
      }
      return cipher(Cipher.DECRYPT_MODE, bytes, 1, purpose, owner)
          .doFinal(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES);
    } catch (GeneralSecurityException e) {
      throw new SealBrokenException(purpose, owner, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, int nonceAt, String purpose, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, nonceAt, NONCE_BYTES));
    cipher.updateAAD((purpose + '\n' + owner).getBytes(UTF_8));
    return cipher;
  }

  private static String purpose(DigestAlgorithm algorithm) {
    return "HA1 in " + algorithm.token();
  }
}
