package io.ringwerk.register;

import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;
import java.util.Optional;

/**
 * Decides whether a device may register what its REGISTER names.
 *
 * @param directory who exists
 * @param tenant the tenant of the Request-URI
 * @param device who sent it
 */
record AddressCheck(Directory directory, TenantDirectory tenant, DeviceEntry device) {

  /**
   * Why the device may not; empty if it may: To is its own id or its user's name, in its own tenant
   * (RFC 3261 §10.3 steps 4 and 5), and From is one of its own names (§10.2).
   */
  Optional<RegistrationRefusal> objection(SipRequest request) throws MalformedHeaderException {
    SipUri to = request.to().uri();
    SipUri from = request.from().uri();
    if (!isOfTenant(to)) {
      return Optional.of(RegistrationRefusal.OTHER_DOMAIN);
    }
    if (!isAddressOfDevice(to.user())) {
      return Optional.of(RegistrationRefusal.OTHER_ADDRESS);
    }
    if (!isOfTenant(from) || !device.mayUse(from.user())) {
      return Optional.of(RegistrationRefusal.THIRD_PARTY);
    }
    return Optional.empty();
  }

  private boolean isOfTenant(SipUri uri) {
    return uri.isSip()
        && directory
            .tenant(uri.host())
            .filter(named -> named.domain().equals(tenant.domain()))
            .isPresent();
  }

  private boolean isAddressOfDevice(String user) {
    return user.equals(device.ref().deviceId()) || user.equalsIgnoreCase(device.userName());
  }
}
