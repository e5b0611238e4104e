package io.ringwerk.provisioning.directory;

import java.util.Optional;

/**
 * Who exists, as the SIP side sees it: in memory, without SQL, and current when the operation that
 * changed it is answered. Shared by all threads.
 */
public interface Directory {
  /**
   * The tenant a host part belongs to.
   *
   * @param domainOrAlias the host of a URI in lower case: a tenant's domain, or an alias, which
   *     stands for the default tenant
   */
  Optional<TenantDirectory> tenant(String domainOrAlias);
}
