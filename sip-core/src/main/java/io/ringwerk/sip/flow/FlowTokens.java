package io.ringwerk.sip.flow;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads the opaque tokens we put into Record-Route, so that only what we wrote ourselves
 * is believed when it comes back in a Route (RFC 5626 §5.2). Safe for use by any thread.
 *
 * <p>A token is the content followed by its HMAC-SHA-256, cut to 128 bits, in base64url without
 * padding: every character of it may stand in the user part of a SIP URI (RFC 3261 §25.1). The
 * content is signed, not hidden.
 */
public final class FlowTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_SECRET_BYTES = 16;
  private static final int SIGNATURE_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final ThreadLocal<Mac> macs;

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
    SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
    this.macs = ThreadLocal.withInitial(() -> keyedMac(key));
  }

  /** The token that carries this content. */
  public String sign(byte[] content) {
    byte[] token = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
    System.arraycopy(signature(content), 0, token, content.length, SIGNATURE_BYTES);
    return ENCODER.encodeToString(token);
  }

  /** The content of a token; empty if it was not signed with this secret. */
  public Optional<byte[]> read(String text) {
    Optional<byte[]> decoded = decode(text);
    if (decoded.isEmpty() || decoded.get().length < SIGNATURE_BYTES) {
      return Optional.empty();
    }
    byte[] token = decoded.get();
    byte[] content = Arrays.copyOf(token, token.length - SIGNATURE_BYTES);
    byte[] claimed = Arrays.copyOfRange(token, content.length, token.length);
    boolean genuine = MessageDigest.isEqual(claimed, signature(content));
    return genuine ? Optional.of(content) : Optional.empty();
  }

  private byte[] signature(byte[] content) {
    return Arrays.copyOf(macs.get().doFinal(content), SIGNATURE_BYTES);
  }

  private static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(DECODER.decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Mac keyedMac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}
