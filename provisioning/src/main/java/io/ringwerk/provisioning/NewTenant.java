package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.AlgorithmOffer;
import java.util.Optional;

/**
 * A tenant to be added.
 *
 * @param domain its SIP domain: a host name or an IP address
 * @param realm its realm where it is not the domain, such as that of the system its HA1s come from
 * @param offer what its devices are challenged with
 * @param defaultTenant whether it becomes the default tenant; the first tenant always does
 */
public record NewTenant(
    String domain, Optional<String> realm, AlgorithmOffer offer, boolean defaultTenant) {
  /** A tenant with its domain as realm, offering MD5. */
  public static NewTenant of(String domain) {
    return new NewTenant(domain, Optional.empty(), AlgorithmOffer.MD5, false);
  }
}
