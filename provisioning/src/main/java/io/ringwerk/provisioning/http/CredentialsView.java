package io.ringwerk.provisioning.http;

import io.ringwerk.provisioning.DeviceCredentials;

@Described("What is typed into a phone")
record CredentialsView(
    @Described("The tenant's domain: the SIP domain or registrar") String tenant,
    @Described("The user it belongs to") String user,
    @Described("The device's id: user name and authorisation user") String device,
    @Described("The digest realm") String realm,
    @Described("The VoIP password") String password) {

  static CredentialsView of(DeviceCredentials credentials) {
    return new CredentialsView(
        credentials.domain(),
        credentials.user(),
        credentials.device().deviceId(),
        credentials.realm(),
        credentials.password().reveal());
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CredentialsView[" + device + "]";
  }
}
