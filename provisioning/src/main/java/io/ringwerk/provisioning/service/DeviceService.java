package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.Actor;
import io.ringwerk.provisioning.Device;
import io.ringwerk.provisioning.DeviceCredentials;
import io.ringwerk.provisioning.ListQuery;
import io.ringwerk.provisioning.NewDevice;
import io.ringwerk.provisioning.Page;
import io.ringwerk.provisioning.directory.AlgorithmOffer;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be done with devices. Every operation throws ProvisioningException when it is refused.
 */
public final class DeviceService {
  DeviceService() {}

  /** Adds a device and issues its credentials; audited. */
  public DeviceCredentials add(NewDevice device, Actor actor) {
    return NotBuilt.yet();
  }

  /** The devices by tenant and id; the text is looked for in id, label and user. */
  public Page<Device> list(ListQuery query) {
    return NotBuilt.yet();
  }

  /** One device. */
  public Device show(DeviceRef device) {
    return NotBuilt.yet();
  }

  /** Gives it another label; its id stays. */
  public Device rename(DeviceRef device, String label) {
    return NotBuilt.yet();
  }

  /** Changes what it is challenged with; empty for its tenant's choice. */
  public Device changeOffer(DeviceRef device, Optional<AlgorithmOffer> offer) {
    return NotBuilt.yet();
  }

  /** Disables it: it can neither register nor call nor be called; its credentials end. */
  public Device disable(DeviceRef device) {
    return NotBuilt.yet();
  }

  /** Enables it. */
  public Device enable(DeviceRef device) {
    return NotBuilt.yet();
  }

  /**
   * Issues a new password; audited. When this returns, the old one is refused, also after a crash,
   * and its registrations have ended.
   */
  public DeviceCredentials rotate(DeviceRef device, Actor actor) {
    return NotBuilt.yet();
  }

  /** Shows its credentials; audited. Refused when an import brought HA1s only. */
  public DeviceCredentials reveal(DeviceRef device, Actor actor) {
    return NotBuilt.yet();
  }

  /**
   * Hands out the credentials of all devices whose password is known, by tenant and id, one after
   * the other; audited.
   *
   * @param tenant only this tenant's
   * @return how many
   */
  public long export(Optional<String> tenant, Actor actor, Consumer<DeviceCredentials> consumer) {
    return NotBuilt.yet();
  }

  /** Removes it; its credentials end. Its numbers stay and are unassigned. */
  public void remove(DeviceRef device) {
    NotBuilt.yet();
  }
}
