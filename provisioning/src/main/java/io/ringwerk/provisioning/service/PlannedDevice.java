package io.ringwerk.provisioning.service;

import io.ringwerk.provisioning.credential.Ha1;
import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.DeviceRef;
import java.util.Optional;

/**
 * A device an import adds.
 *
 * @param user its user
 * @param deviceId its id; empty until one is generated
 * @param label its label
 * @param password the password it brings
 * @param md5 the HA1 in MD5 it brings
 * @param sha256 the HA1 in SHA-256 it brings
 */
record PlannedDevice(
    PlannedUser user,
    String deviceId,
    String label,
    Optional<VoipPassword> password,
    Optional<Ha1> md5,
    Optional<Ha1> sha256) {
  DeviceRef ref() {
    return new DeviceRef(user.tenant().domain(), deviceId);
  }

  PlannedDevice withId(String newId) {
    return new PlannedDevice(user, newId, label, password, md5, sha256);
  }
}
