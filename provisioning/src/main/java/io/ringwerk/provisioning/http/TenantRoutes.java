package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.NewTenant;
import io.ringwerk.provisioning.service.TenantService;
import java.util.List;
import java.util.Optional;

/** The operations on tenants. */
final class TenantRoutes {

  private static final String TENANTS = "/api/v1/tenants";
  private static final String TENANT = TENANTS + "/{tenant}";
  private static final QueryParameter EVERYTHING =
      QueryParameter.flag(
          "everything", "Whether its users, devices, numbers and groups are removed with it");

  private final TenantService tenants;
  private final ApiParameters parameters;

  TenantRoutes(TenantService tenants, ApiParameters parameters) {
    this.tenants = tenants;
    this.parameters = parameters;
  }

  List<Route> routes() {
    return List.of(
        Route.get(TENANTS, "listTenants")
            .summary("Lists the tenants")
            .query(ApiParameters.TEXT, ApiParameters.OFFSET, ApiParameters.LIMIT)
            .answersPage(
                TenantView.class,
                call -> PageView.of(tenants.list(parameters.page(call)), TenantView::of)),
        Route.post(TENANTS, "addTenant")
            .summary("Adds a tenant; the first one becomes the default tenant")
            .reads(AddTenant.class)
            .creates(TenantView.class, TenantRoutes::location, (call, added) -> add(added)),
        Route.get(TENANT, "showTenant")
            .summary("Shows a tenant")
            .answers(TenantView.class, call -> TenantView.of(tenants.show(tenant(call)))),
        Route.put(TENANT + "/offer", "changeTenantOffer")
            .summary(
                "Changes what its devices are challenged with, unless they have their own choice")
            .reads(ChangeOffer.class)
            .answers(
                TenantView.class,
                (call, change) ->
                    TenantView.of(tenants.changeOffer(tenant(call), change.offer().meaning()))),
        Route.post(TENANT + "/make-default", "makeTenantDefault")
            .summary("Makes it the tenant that the server's own addresses stand for")
            .answers(TenantView.class, call -> TenantView.of(tenants.makeDefault(tenant(call)))),
        Route.delete(TENANT, "removeTenant")
            .summary(
                "Removes a tenant; refused while it has users, groups or numbers, unless everything goes")
            .query(EVERYTHING)
            .answersNothing(this::remove));
  }

  private static String tenant(Call call) {
    return call.path("tenant");
  }

  private TenantView add(AddTenant added) {
    return TenantView.of(
        tenants.add(
            new NewTenant(
                added.domain(),
                added.realm(),
                added.offer().orElse(Offer.MD5).meaning(),
                added.defaultTenant().orElse(false))));
  }

  private static String location(TenantView tenant) {
    return Locations.of(TENANTS, tenant.domain());
  }

  private void remove(Call call) {
    if (call.flag(EVERYTHING)) {
      tenants.removeWithEverything(tenant(call));
      return;
    }
    tenants.remove(tenant(call));
  }

  @Described("A tenant to be added")
  record AddTenant(
      @Described(value = "Its SIP domain: a host name or an IP address", example = "example.org")
          String domain,
      @Described(
              "Its realm where it is not the domain, such as that of the system its HA1s come from")
          Optional<String> realm,
      @Described("What its devices are challenged with; md5 without it") Optional<Offer> offer,
      @Described("Whether it becomes the default tenant") Optional<Boolean> defaultTenant) {}

  @Described("A choice of digest algorithms")
  record ChangeOffer(Offer offer) {}
}
