package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.PhoneNumber;
import io.ringwerk.provisioning.directory.RouteTarget;
import java.util.Optional;

/**
 * What can be done with numbers. Every operation throws ProvisioningException when it is refused.
 */
public final class NumberService {
  NumberService() {}

  /**
   * Adds a number, assigned at once where a target is given. Blanks, dots, dashes, slashes and
   * brackets are left out.
   */
  public PhoneNumber add(String tenant, String number, Optional<RouteTarget> target) {
    return NotBuilt.yet();
  }

  /** The numbers by tenant and digits. */
  public Page<PhoneNumber> list(ListQuery query) {
    return NotBuilt.yet();
  }

  /** One number. */
  public PhoneNumber show(String tenant, String number) {
    return NotBuilt.yet();
  }

  /** Lets it ring somebody else; empty for nobody. */
  public PhoneNumber assign(String tenant, String number, Optional<RouteTarget> target) {
    return NotBuilt.yet();
  }

  /** Removes it. */
  public void remove(String tenant, String number) {
    NotBuilt.yet();
  }
}
