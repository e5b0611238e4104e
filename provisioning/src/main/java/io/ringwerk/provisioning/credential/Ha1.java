package io.ringwerk.provisioning.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The digest of {@code username:realm:password} (RFC 7616 §3.4.2): all a server needs to check a
 * response, and as good as the password to whoever holds it. It never prints itself, and is
 * compared in constant time.
 */
public final class Ha1 {
  private static final HexFormat HEX = HexFormat.of();

  private final DigestAlgorithm algorithm;
  private final byte[] hex;

  private Ha1(DigestAlgorithm algorithm, byte[] hex) {
    this.algorithm = algorithm;
    this.hex = hex;
  }

  /** The HA1 of a device's credentials; it is valid for this user name and this realm only. */
  public static Ha1 of(
      DigestAlgorithm algorithm, String username, String realm, VoipPassword password) {
    byte[] digest =
        messageDigest(algorithm)
            .digest((username + ":" + realm + ":" + password.reveal()).getBytes(UTF_8));
    return ofDigest(algorithm, digest);
  }

  /**
   * The HA1 whose digest has these bytes.
   *
   * @throws IllegalArgumentException when the length is not the algorithm's
   */
  public static Ha1 ofDigest(DigestAlgorithm algorithm, byte[] digest) {
    if (digest.length != algorithm.digestBytes()) {
      throw new IllegalArgumentException(
          algorithm.token() + " digest of " + digest.length + " bytes");
    }
    return new Ha1(algorithm, HEX.formatHex(digest).getBytes(US_ASCII));
  }

  /** The HA1 written in hexadecimal digits of either case, or nothing when the text is not one. */
  public static Optional<Ha1> parse(DigestAlgorithm algorithm, String hexDigits) {
    if (hexDigits.length() != 2 * algorithm.digestBytes()) {
      return Optional.empty();
    }
    if (!hexDigits.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(ofDigest(algorithm, HEX.parseHex(hexDigits)));
  }

  /** The hash function this HA1 was made with. */
  public DigestAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Feeds its lower-case hexadecimal digits to a digest, as the response calculation asks (RFC 7616
   * §3.4.1). No garbage.
   */
  public void update(MessageDigest digest) {
    digest.update(hex);
  }

  /** The digest's bytes; for sealing only. */
  byte[] digestBytes() {
    return HEX.parseHex(new String(hex, US_ASCII));
  }

  private static MessageDigest messageDigest(DigestAlgorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.messageDigestName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm.messageDigestName(), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ha1 that
        && algorithm == that.algorithm
        && MessageDigest.isEqual(hex, that.hex);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hex);
  }

  @Override
  public String toString() {
    return "Ha1[" + algorithm.token() + ", ***]";
  }
}
