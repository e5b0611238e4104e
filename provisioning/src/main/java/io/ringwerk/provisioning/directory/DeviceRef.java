package io.ringwerk.provisioning.directory;

/**
 * Names one device across the installation: the key under which everything about a device is kept.
 *
 * @param tenant the tenant's SIP domain, in lower case
 * @param deviceId the digest user name, such as {@code 1234567e0}
 */
public record DeviceRef(String tenant, String deviceId) {
  @Override
  public String toString() {
    return deviceId + "@" + tenant;
  }
}
