package io.ringwerk.provisioning;

import io.ringwerk.provisioning.credential.VoipPassword;
import io.ringwerk.provisioning.directory.DeviceRef;

/**
 * What is typed into a phone. The password masks itself when printed.
 *
 * @param device the device; its id is the user name and the authorisation name
 * @param user the user it belongs to
 * @param realm the digest realm
 * @param password the VoIP password
 */
public record DeviceCredentials(
    DeviceRef device, String user, String realm, VoipPassword password) {
  /** The SIP domain. */
  public String domain() {
    return device.tenant();
  }
}
