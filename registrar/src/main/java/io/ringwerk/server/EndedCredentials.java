package io.ringwerk.server;

import io.ringwerk.location.Binding;
import io.ringwerk.location.LocationService;
import io.ringwerk.location.UpdateResult;
import io.ringwerk.provisioning.CredentialListener;
import io.ringwerk.provisioning.directory.DeviceRef;
import io.ringwerk.register.DuplicateDetector;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a device's bindings when its credentials end, before the admin is answered. */
final class EndedCredentials implements CredentialListener {

  private static final Logger LOG = LoggerFactory.getLogger(EndedCredentials.class);

  private final Supplier<LocationService> location;
  private final DuplicateDetector duplicates;

  EndedCredentials(Supplier<LocationService> location, DuplicateDetector duplicates) {
    this.location = location;
    this.duplicates = duplicates;
  }

  @Override
  public void credentialsEnded(DeviceRef device, Reason reason) {
    UpdateResult<List<Binding>> removed = location.get().removeAll(device).join();
    duplicates.forget(device);
    LOG.atInfo()
        .addKeyValue("device", device)
        .addKeyValue("reason", reason)
        .log("credentials ended; bindings removed: {}", removed);
  }
}
