package io.ringwerk.loadtest.generator;

/**
 * Credentials of one device.
 *
 * @param device device id, the digest user name; its address of record is {@code sip:device@domain}
 * @param domain its tenant's domain
 * @param password its VoIP password
 */
public record Subscriber(String device, String domain, String password) {

  String addressOfRecord() {
    return "sip:" + device + "@" + domain;
  }

  /** Without the password: it may be somebody's real one. */
  @Override
  public String toString() {
    return addressOfRecord();
  }
}
