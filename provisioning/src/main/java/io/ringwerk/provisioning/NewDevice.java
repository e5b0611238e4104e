package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.AlgorithmOffer;
import java.util.Optional;

/**
 * A device to be added; its password is always generated.
 *
 * @param tenant its tenant's domain
 * @param user the user it belongs to
 * @param deviceId its id, or empty to have one generated from the user's account number
 * @param label what people call it; may be empty
 * @param offer what it is challenged with where that is not its tenant's choice
 */
public record NewDevice(
    String tenant,
    String user,
    Optional<String> deviceId,
    String label,
    Optional<AlgorithmOffer> offer) {
  /** A device with a generated id. */
  public static NewDevice of(String tenant, String user, String label) {
    return new NewDevice(tenant, user, Optional.empty(), label, Optional.empty());
  }
}
