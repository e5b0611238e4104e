package io.ringwerk.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.sip.message.DigestCredentials;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes digest responses of one algorithm (RFC 7616 §3.4.1, RFC 3261 §22.4), for one thread. It
 * keeps what it computes with, so a response costs its hashing and no garbage.
 */
final class DigestCalculator {

  private static final int BUFFER_BYTES = 512;
  private static final int LAST_ASCII = 0x7F;
  private static final byte COLON = ':';

  private final MessageDigest digest;
  private final byte[] result;
  private final byte[] claimed;
  private final byte[] hex;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;

  /** What {@link #hex} was made of: most phones of a tenant sign the same URI. */
  private String signedMethod = "";

  private String signedUri = "";

  DigestCalculator(DigestAlgorithm algorithm) {
    digest = messageDigest(algorithm);
    result = new byte[algorithm.digestBytes()];
    claimed = new byte[algorithm.digestBytes()];
    hex = new byte[2 * algorithm.digestBytes()];
  }

  /**
   * Whether the credentials' response is the one that whoever knows the password gives. Compares in
   * constant time.
   *
   * @param method the method of the request, which is part of what was signed
   */
  boolean isRight(Ha1 ha1, String method, DigestCredentials credentials) {
    compute(ha1, method, credentials);
    return readHex(credentials.response()) && MessageDigest.isEqual(result, claimed);
  }

  /** Leaves the response in {@link #result}. Without qop it is that of RFC 2069. */
  private void compute(Ha1 ha1, String method, DigestCredentials credentials) {
    signed(method, credentials.uri());
    ha1.update(digest);
    updateField(credentials.nonce());
    if (credentials.qop().isPresent()) {
      updateField(credentials.nonceCountText().orElse(""));
      updateField(credentials.cnonce().orElse(""));
      updateField(credentials.qop().get());
    }
    update(COLON);
    for (byte digit : hex) {
      update(digit);
    }
    finish();
  }

  /** Leaves the hash of method and URI, HA2, in {@link #hex}. */
  private void signed(String method, String uri) {
    if (uri.equals(signedUri) && method.equals(signedMethod)) {
      return;
    }
    update(method);
    updateField(uri);
    finish();
    writeHex();
    signedMethod = method;
    signedUri = uri;
  }

  private void updateField(String text) {
    update(COLON);
    update(text);
  }

  private void update(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character > LAST_ASCII) {
        flush();
        digest.update(text.substring(i).getBytes(UTF_8));
        return;
      }
      update((byte) character);
    }
  }

  private void update(byte octet) {
    if (filled == BUFFER_BYTES) {
      flush();
    }
    buffer[filled++] = octet;
  }

  private void flush() {
    digest.update(buffer, 0, filled);
    filled = 0;
  }

  private void finish() {
    flush();
    try {
      digest.digest(result, 0, result.length);
    } catch (DigestException e) {
      throw new IllegalStateException("the result has the length of a digest", e);
    }
  }

  private void writeHex() {
    for (int i = 0; i < result.length; i++) {
      hex[2 * i] = (byte) Character.forDigit((result[i] >> 4) & 0xF, 16);
      hex[2 * i + 1] = (byte) Character.forDigit(result[i] & 0xF, 16);
    }
  }

  /** Reads a response into {@link #claimed}; some phones write capital letters. */
  private boolean readHex(String text) {
    if (text.length() != 2 * claimed.length) {
      return false;
    }
    for (int i = 0; i < claimed.length; i++) {
      char high = text.charAt(2 * i);
      char low = text.charAt(2 * i + 1);
      if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
        return false;
      }
      claimed[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
    }
    return true;
  }

  private static MessageDigest messageDigest(DigestAlgorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.messageDigestName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
