package io.ringwerk.provisioning.store;

import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.TenantEntry;

/**
 * A tenant as it is stored.
 *
 * @param id its key
 * @param domain its SIP domain
 * @param realm its realm
 * @param offer what its devices are challenged with
 * @param defaultTenant whether it is the default tenant
 */
public record TenantRow(
    long id, String domain, String realm, AlgorithmOffer offer, boolean defaultTenant) {
  /** What the directory shows of it. */
  public TenantEntry entry() {
    return new TenantEntry(domain, realm, offer, defaultTenant);
  }
}
