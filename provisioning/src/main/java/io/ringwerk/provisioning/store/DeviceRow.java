package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.util.Optional;

/**
 * A device as it is stored.
 *
 * @param id its key
 * @param tenantId its tenant's key
 * @param userId its user's key
 * @param ref tenant and device id
 * @param user its user's name
 * @param userEnabled false when its user is locked
 * @param realm its tenant's realm
 * @param label what people call it
 * @param enabled false when disabled
 * @param ownOffer what it is challenged with where that is not its tenant's choice
 * @param tenantOffer its tenant's choice
 * @param credentials its credentials
 */
public record DeviceRow(
    long id,
    long tenantId,
    long userId,
    DeviceRef ref,
    String user,
    boolean userEnabled,
    String realm,
    String label,
    boolean enabled,
    Optional<AlgorithmOffer> ownOffer,
    AlgorithmOffer tenantOffer,
    CredentialsRow credentials) {
  /** What it is challenged with in effect. */
  public AlgorithmOffer offer() {
    return ownOffer
        .orElse(tenantOffer)
        .limitedTo(credentials.md5().isPresent(), credentials.sha256().isPresent());
  }
}
