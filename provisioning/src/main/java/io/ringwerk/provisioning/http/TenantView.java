package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.Tenant;

@Described("One customer of the installation")
record TenantView(
    @Described(value = "Its SIP domain, and its name everywhere", example = "example.org")
        String domain,
    @Described("The digest realm of its devices") String realm,
    @Described("What its devices are challenged with") Offer offer,
    @Described("Whether the server's own addresses stand for it, and requests that name no tenant")
        boolean defaultTenant,
    @Described("How many users it has") long users,
    @Described("How many devices it has") long devices) {

  static TenantView of(Tenant tenant) {
    return new TenantView(
        tenant.domain(),
        tenant.realm(),
        Offer.of(tenant.offer()),
        tenant.defaultTenant(),
        tenant.users(),
        tenant.devices());
  }
}
