package io.ringwerk.provisioning.credential;

/**
 * The hash functions a digest challenge may name (RFC 8760 §2.1), of those a device's HA1 is kept
 * in.
 */
public enum DigestAlgorithm {
  /** {@code MD5}, which every phone knows (RFC 3261 §22.4). */
  MD5("MD5", "MD5", 16),
  /** {@code SHA-256} (RFC 8760 §2.1). */
  SHA_256("SHA-256", "SHA-256", 32);

  private final String token;
  private final String messageDigestName;
  private final int digestBytes;

  DigestAlgorithm(String token, String messageDigestName, int digestBytes) {
    this.token = token;
    this.messageDigestName = messageDigestName;
    this.digestBytes = digestBytes;
  }

  /** The value of the {@code algorithm} parameter. */
  public String token() {
    return token;
  }

  /** The name {@link java.security.MessageDigest} knows it by. */
  public String messageDigestName() {
    return messageDigestName;
  }

  /** The length of a digest, in bytes. */
  public int digestBytes() {
    return digestBytes;
  }
}
