package io.ringwerk.provisioning.directory;

import java.util.Optional;

/**
 * One tenant's part of the directory. Shared by all threads; reading it takes no lock and leaves no
 * garbage. Each answer is consistent in itself; two answers may have a change between them.
 */
public interface TenantDirectory {
  /** The tenant's SIP domain, in lower case: its name everywhere. */
  String domain();

  /** The realm its devices' HA1s are valid for (RFC 3261 §22.1). */
  String realm();

  /** What to challenge with when the device is not known yet. */
  AlgorithmOffer offer();

  /** The device with exactly this id; a digest user name is compared byte for byte. */
  Optional<DeviceEntry> device(String deviceId);

  /**
   * Whom a user part stands for: the name of a user, device or group, an extension, or a number.
   * Case does not matter.
   */
  Optional<DirectoryEntry> find(String userPart);
}
