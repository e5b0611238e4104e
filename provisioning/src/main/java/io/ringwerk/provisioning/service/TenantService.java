package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.Tenant;
import io.ringwerk.provisioning.directory.AlgorithmOffer;

/**
 * What can be done with tenants. Every operation throws ProvisioningException when it is refused.
 */
public final class TenantService {
  TenantService() {}

  /** Adds a tenant; the first one becomes the default tenant. */
  public Tenant add(NewTenant tenant) {
    return NotBuilt.yet();
  }

  /** The tenants by domain; the query's text is looked for in domain and realm. */
  public Page<Tenant> list(ListQuery query) {
    return NotBuilt.yet();
  }

  /** One tenant. */
  public Tenant show(String domain) {
    return NotBuilt.yet();
  }

  /** The tenant the server's own addresses stand for. */
  public Tenant showDefault() {
    return NotBuilt.yet();
  }

  /** Makes it the tenant the server's own addresses stand for. */
  public Tenant makeDefault(String domain) {
    return NotBuilt.yet();
  }

  /** Changes what its devices are challenged with, unless they have their own choice. */
  public Tenant changeOffer(String domain, AlgorithmOffer offer) {
    return NotBuilt.yet();
  }

  /** Removes a tenant that has no users, groups or numbers any more. */
  public void remove(String domain) {
    NotBuilt.yet();
  }

  /** Removes a tenant with everything in it; the credentials of all its devices end. */
  public void removeWithEverything(String domain) {
    NotBuilt.yet();
  }
}
