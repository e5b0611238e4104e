package io.ringwerk.provisioning;

import io.ringwerk.provisioning.directory.DeviceRef;
import java.util.List;
import java.util.Optional;

/** What is registered right now. Implemented by the server; may be called on any thread. */
public interface LiveRegistrations {
  /** The live registrations of one device, oldest first. */
  List<LiveRegistration> of(DeviceRef device);

  /**
   * The live registrations of one tenant or of all.
   *
   * @param tenant a SIP domain, or empty for every tenant
   * @param duplicatesOnly only those whose device is in use on more than one endpoint
   */
  List<LiveRegistration> all(Optional<String> tenant, boolean duplicatesOnly);
}
