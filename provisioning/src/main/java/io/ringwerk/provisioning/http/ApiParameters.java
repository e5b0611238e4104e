package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.provisioning.service.TenantService;
import java.util.Optional;

/**
 * The parameters that operations have in common. One rule everywhere: a list without a tenant is of
 * all tenants, anything else without a tenant is about the default tenant.
 */
final class ApiParameters {

  static final QueryParameter TENANT =
      QueryParameter.text("tenant", "The tenant's domain; without it, the default tenant");
  static final QueryParameter ONLY_TENANT =
      QueryParameter.text("tenant", "Only this tenant's; without it, those of all tenants");
  static final QueryParameter ONLY_USER = QueryParameter.text("user", "Only this user's");
  static final QueryParameter TEXT =
      QueryParameter.text("text", "Only those that contain this text, in either case");
  static final QueryParameter OFFSET =
      QueryParameter.number("offset", "How many to skip; 0 without it");
  static final QueryParameter LIMIT =
      QueryParameter.number(
          "limit", "How many at most, 1 to " + ListQuery.MAX_LIMIT + "; 100 without it");

  private static final int USUAL_PAGE = 100;

  private final TenantService tenants;

  ApiParameters(TenantService tenants) {
    this.tenants = tenants;
  }

  /** The tenant a request is about. */
  String tenant(Call call) {
    return orDefault(call.query(TENANT));
  }

  /** The tenant named, or else the default one. */
  String orDefault(Optional<String> tenant) {
    return tenant.orElseGet(() -> tenants.showDefault().domain());
  }

  /** The device a request is about. */
  DeviceRef device(Call call) {
    return new DeviceRef(tenant(call), call.path("device"));
  }

  /**
   * The part of a list that a request asks for; a tenant that doesn't exist is refused, not an
   * empty list.
   */
  ListQuery page(Call call) {
    Optional<String> tenant = query(call, ONLY_TENANT);
    tenant.ifPresent(tenants::show);
    return new ListQuery(
        tenant,
        query(call, ONLY_USER),
        query(call, TEXT),
        call.number(OFFSET, 0),
        call.number(LIMIT, USUAL_PAGE));
  }

  private static Optional<String> query(Call call, QueryParameter parameter) {
    return call.query(parameter).filter(text -> !text.isEmpty());
  }
}
