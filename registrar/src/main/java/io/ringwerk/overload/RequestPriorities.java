package io.ringwerk.overload;

import io.ringwerk.location.LocationService;
import io.ringwerk.provisioning.directory.DeviceEntry;
import io.ringwerk.provisioning.directory.Directory;
import io.ringwerk.provisioning.directory.DirectoryEntry;
import io.ringwerk.provisioning.directory.TenantDirectory;
import io.ringwerk.provisioning.directory.UserEntry;
import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipUri;

/**
 * Tells what a request is worth by as short a look as possible: nothing is verified here, since
 * that would cost what shedding is to save. Who claims a dialog or credentials falsely is found out
 * where they are used. Shared by all shards; it has no state.
 */
final class RequestPriorities {

  private final EmergencyNumbers emergencyNumbers;
  private final Directory directory;
  private final LocationService location;

  RequestPriorities(
      EmergencyNumbers emergencyNumbers, Directory directory, LocationService location) {
    this.emergencyNumbers = emergencyNumbers;
    this.directory = directory;
    this.location = location;
  }

  Priority of(SipRequest request) {
    return switch (request.method()) {
      case ACK, CANCEL -> Priority.CONTINUATION;
      case REGISTER -> ofRegister(request);
      default -> ofOther(request);
    };
  }

  private Priority ofRegister(SipRequest request) {
    if (!request.has(HeaderName.AUTHORIZATION)) {
      return Priority.NEW_WORK;
    }
    return isOfKnownDevice(request) ? Priority.KNOWN_DEVICE : Priority.AUTHENTICATED;
  }

  /** In a dialog of ours a request has our Record-Route as its Route (RFC 3261 §12.2.1.1). */
  private Priority ofOther(SipRequest request) {
    if (request.has(HeaderName.ROUTE) && request.toTag().isPresent()) {
      return Priority.CONTINUATION;
    }
    if (request.method() == SipMethod.INVITE && emergencyNumbers.isCalledBy(request)) {
      return Priority.EMERGENCY;
    }
    return request.has(HeaderName.PROXY_AUTHORIZATION) ? Priority.AUTHENTICATED : Priority.NEW_WORK;
  }

  private boolean isOfKnownDevice(SipRequest request) {
    try {
      SipUri addressOfRecord = request.to().uri();
      return directory
          .tenant(addressOfRecord.host())
          .filter(tenant -> isRegistered(tenant, addressOfRecord.user()))
          .isPresent();
    } catch (MalformedHeaderException malformed) {
      return false;
    }
  }

  private boolean isRegistered(TenantDirectory tenant, String name) {
    return tenant.find(name).filter(entry -> isRegistered(tenant, entry)).isPresent();
  }

  private boolean isRegistered(TenantDirectory tenant, DirectoryEntry entry) {
    if (entry instanceof DeviceEntry device) {
      return !location.bindings(device.ref()).isEmpty();
    }
    return entry instanceof UserEntry user
        && user.devices().stream()
            .flatMap(id -> tenant.device(id).stream())
            .anyMatch(device -> !location.bindings(device.ref()).isEmpty());
  }
}
