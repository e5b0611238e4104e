package io.ringwerk.auth;

import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.sip.message.SipRequest;
import java.util.List;
import java.util.Optional;

/**
 * Shared across shards and safe for all threads; bounded by its settings. Authenticates requests by
 * digest (RFC 3261 §22, RFC 7616, RFC 8760).
 */
public final class DigestAuthenticator {

  /**
   * An authenticator.
   *
   * @param directory tells which hosts a digest-uri may name
   */
  public DigestAuthenticator(
      NonceIssuer nonces, Directory directory, AuthenticationSettings settings) {}

  /**
   * Checks the request's credentials for a tenant's realm.
   *
   * @param expected the device the request is thought to come from, by its address of record or a
   *     known contact: it decides what a request without credentials is offered
   */
  public AuthenticationResult authenticate(
      SipRequest request,
      AuthenticationRole role,
      TenantDirectory tenant,
      Optional<DeviceEntry> expected) {
    return new AuthenticationResult.Challenge(ChallengeReason.NO_CREDENTIALS, List.of(), false);
  }

  /**
   * The challenge to a request whose credentials were used before and which is no retransmission:
   * the phone answers it by itself, an eavesdropper cannot.
   */
  public AuthenticationResult.Challenge challengeReplay(
      TenantDirectory tenant, DeviceEntry device) {
    return new AuthenticationResult.Challenge(ChallengeReason.REPLAYED_NONCE, List.of(), true);
  }
}
