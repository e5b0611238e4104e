package io.ringwerk.provisioning;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param tenant only this tenant's
 * @param user only this user's (devices and numbers)
 * @param text only those with this text in a name, number, label or address, in either case
 * @param offset how many to skip, ≥ 0
 * @param limit how many at most, 1 to {@value #MAX_LIMIT}
 */
public record ListQuery(
    Optional<String> tenant, Optional<String> user, Optional<String> text, int offset, int limit) {
  /** The longest page: a page is held in memory as a whole. */
  public static final int MAX_LIMIT = 1000;

  /** Refuses a page that can't be. */
  public ListQuery {
    if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
      throw ProvisioningException.invalid(
          "a page starts at 0 or later and has 1 to " + MAX_LIMIT + " entries",
          "ask for another page");
    }
  }

  /** The first entries of everything. */
  public static ListQuery all() {
    return new ListQuery(Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);
  }

  /** This query for one tenant. */
  public ListQuery ofTenant(String domain) {
    return new ListQuery(Optional.of(domain), user, text, offset, limit);
  }

  /** This query for one user's. */
  public ListQuery ofUser(String name) {
    return new ListQuery(tenant, Optional.of(name), text, offset, limit);
  }

  /** This query for those that contain a text. */
  public ListQuery containing(String part) {
    return new ListQuery(tenant, user, Optional.of(part), offset, limit);
  }

  /** This query for another page. */
  public ListQuery page(int newOffset, int newLimit) {
    return new ListQuery(tenant, user, text, newOffset, newLimit);
  }
}
