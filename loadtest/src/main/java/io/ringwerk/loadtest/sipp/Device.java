package io.ringwerk.loadtest.sipp;

/**
 * Credentials of one device.
 *
 * @param id the digest user name, and the user part of its address
 * @param user the user it belongs to
 * @param domain the SIP domain, which is also the realm
 * @param password its VoIP password
 */
record Device(String id, String user, String domain, String password) {

  /** The fields that every scenario begins with: id, domain, and what answers a challenge. */
  String injection() {
    return "%s;%s;[authentication username=%s password=%s]".formatted(id, domain, id, password);
  }

  Device withPassword(String fresh) {
    return new Device(id, user, domain, fresh);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return id + "@" + domain;
  }
}
