package io.ringwerk.sip.flow;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads the opaque tokens we put into Record-Route, so that only what we wrote ourselves
 * is believed when it comes back in a Route (RFC 5626 §5.2). Safe for use by any thread.
 *
 * <p>A token is a signature, the content's HMAC-SHA-256 cut to 128 bits, followed by the content
 * encrypted with AES in counter mode. The signature is the initial counter, as in RFC 5297's SIV:
 * no nonce to store or to repeat. Content is hidden because a token travels to the other end of a
 * call, who must not learn from it which device an anonymous caller has, or where it is. It is
 * written in base64url without padding: every character may stand in the user part of a SIP URI
 * (RFC 3261 §25.1).
 */
public final class FlowTokens {

  private static final String SIGNING = "HmacSHA256";
  private static final String ENCRYPTION = "AES/CTR/NoPadding";
  private static final int MIN_SECRET_BYTES = 16;
  private static final int SIGNATURE_BYTES = 16;
  private static final int KEY_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final ThreadLocal<Mac> macs;
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(FlowTokens::newCipher);
  private final SecretKeySpec encryptionKey;

  /**
   * Tokens under a secret.
   *
   * @param secret at least 128 random bits; the same after a restart, or calls that outlive it lose
   *     their route
   */
  public FlowTokens(byte[] secret) {
    if (secret.length < MIN_SECRET_BYTES) {
      throw new IllegalArgumentException("a secret of " + secret.length + " bytes is too short");
    }
    // One secret, two independent keys.
    SecretKeySpec signingKey = new SecretKeySpec(derive(secret, "flow token signature"), SIGNING);
    this.macs = ThreadLocal.withInitial(() -> keyedMac(signingKey));
    this.encryptionKey =
        new SecretKeySpec(Arrays.copyOf(derive(secret, "flow token content"), KEY_BYTES), "AES");
  }

  /** The token that carries this content. */
  public String sign(byte[] content) {
    byte[] signature = signature(content);
    byte[] token = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
    byte[] hidden = crypt(Cipher.ENCRYPT_MODE, signature, content);
    System.arraycopy(hidden, 0, token, SIGNATURE_BYTES, hidden.length);
    return ENCODER.encodeToString(token);
  }

  /** The content of a token; empty if it was not signed with this secret. */
  public Optional<byte[]> read(String text) {
    Optional<byte[]> decoded = decode(text);
    if (decoded.isEmpty() || decoded.get().length < SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] token = decoded.get();
    byte[] claimed = Arrays.copyOf(token, SIGNATURE_BYTES);
    byte[] hidden = Arrays.copyOfRange(token, SIGNATURE_BYTES, token.length);
    byte[] content = crypt(Cipher.DECRYPT_MODE, claimed, hidden);
    boolean genuine = MessageDigest.isEqual(claimed, signature(content));
    return genuine ? Optional.of(content) : Optional.empty();
  }

  private byte[] signature(byte[] content) {
    return Arrays.copyOf(macs.get().doFinal(content), SIGNATURE_BYTES);
  }

  private byte[] crypt(int mode, byte[] counter, byte[] bytes) {
    try {
      Cipher cipher = ciphers.get();
      cipher.init(mode, encryptionKey, new IvParameterSpec(counter));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ENCRYPTION, e);
    }
  }

  private static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(DECODER.decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] derive(byte[] secret, String purpose) {
    return keyedMac(new SecretKeySpec(secret, SIGNING))
        .doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
  }

  private static Mac keyedMac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(SIGNING);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + SIGNING, e);
    }
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance(ENCRYPTION);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ENCRYPTION, e);
    }
  }
}
