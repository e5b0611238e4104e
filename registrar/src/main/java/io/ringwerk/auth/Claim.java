package io.ringwerk.auth;

import io.ringwerk.provisioning.credential.DigestAlgorithm;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.sip.message.DigestCredentials;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a request claims: to be from the device that its credentials name.
 *
 * @param credentials the credentials to check
 * @param algorithm the algorithm they were made with, one that was offered
 * @param device the device of that name, if there is one
 */
record Claim(
    DigestCredentials credentials, DigestAlgorithm algorithm, Optional<DeviceEntry> device) {

  private static final String AUTH = "auth";

  /**
   * The claim made with the strongest algorithm of an offer (RFC 8760 §2.3); empty if no
   * credentials answer the offer.
   *
   * @param all the credentials for our realm; all that count are of the same user name
   */
  static Optional<Claim> strongest(
      AlgorithmOffer offer, List<DigestCredentials> all, Optional<DeviceEntry> device) {
    for (DigestAlgorithm algorithm : offer.algorithms()) {
      for (DigestCredentials credentials : all) {
        if (isMadeWith(algorithm, credentials) && isSameUser(credentials, all.get(0))) {
          return Optional.of(new Claim(credentials, algorithm, device));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the response is protected by {@code qop=auth} with client nonce and nonce count. */
  boolean hasQop() {
    return credentials.qop().filter(AUTH::equalsIgnoreCase).isPresent()
        && credentials.cnonce().isPresent()
        && nonceCount() > 0;
  }

  /** Whether there is no qop at all, as in RFC 2069. */
  boolean isLegacy() {
    return credentials.qop().isEmpty();
  }

  /** The nonce count; 0 if there is none that can be read. */
  long nonceCount() {
    OptionalLong count = credentials.nonceCount();
    return count.isPresent() ? count.getAsLong() : 0;
  }

  private static boolean isMadeWith(DigestAlgorithm algorithm, DigestCredentials credentials) {
    String named = credentials.algorithm().orElse(DigestAlgorithm.MD5.token());
    return algorithm.token().equals(named) || algorithm.token().equalsIgnoreCase(named);
  }

  private static boolean isSameUser(DigestCredentials one, DigestCredentials other) {
    return one.username().equals(other.username());
  }
}
