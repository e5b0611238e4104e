package io.ringwerk.provisioning.directory;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import java.util.List;

/** Which digest algorithms a challenge lists, in order of preference (RFC 8760 §2.4). */
public enum AlgorithmOffer {
  /** MD5 alone: many phones refuse a list that names anything else. */
  MD5,
  /** SHA-256 first, MD5 for those who don't know it. */
  SHA256_THEN_MD5,
  /** SHA-256 alone. */
  SHA256;

  private static final List<DigestAlgorithm> MD5_ALONE = List.of(DigestAlgorithm.MD5);
  private static final List<DigestAlgorithm> BOTH =
      List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5);
  private static final List<DigestAlgorithm> SHA256_ALONE = List.of(DigestAlgorithm.SHA_256);

  /** The algorithms, the preferred one first. */
  public List<DigestAlgorithm> algorithms() {
    return switch (this) {
      case MD5 -> MD5_ALONE;
      case SHA256_THEN_MD5 -> BOTH;
      case SHA256 -> SHA256_ALONE;
    };
  }

  /**
   * What of this offer a device can answer whose HA1 is known in some algorithms only. When nothing
   * of the offer is left, the device is offered what it has: it was imported so, and would be
   * locked out otherwise.
   */
  public AlgorithmOffer limitedTo(boolean md5Known, boolean sha256Known) {
    if (md5Known && sha256Known) {
      return this;
    }
    return md5Known ? MD5 : SHA256;
  }
}
