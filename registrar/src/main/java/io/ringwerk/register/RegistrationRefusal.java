package io.ringwerk.register;

/**
 * Every reason for which the registrar itself refuses a REGISTER, with status and reason phrase.
 * What the phone's digest lacks or gets wrong is refused by {@code io.ringwerk.auth}.
 */
public enum RegistrationRefusal {
  /** The Request-URI is neither sip nor sips (RFC 3261 §8.2.2.1). */
  UNSUPPORTED_SCHEME(416, "Unsupported URI Scheme"),
  /** Require names an extension we do not have (RFC 3261 §8.2.2.3). */
  BAD_EXTENSION(420, "Bad Extension"),
  /** No tenant has the domain of the Request-URI (RFC 3261 §10.3 step 1). */
  UNKNOWN_DOMAIN(404, "Unknown Domain"),
  /** To names another domain than the Request-URI (RFC 3261 §10.3 step 5). */
  OTHER_DOMAIN(404, "Address Not In This Domain"),
  /** To is neither the device's id nor its user's name (RFC 3261 §10.3 step 4). */
  OTHER_ADDRESS(403, "Address Belongs To Another Device"),
  /** From is not the device: third-party registration (RFC 3261 §10.2). */
  THIRD_PARTY(403, "Third-Party Registration Not Allowed"),
  /** A header field that is needed does not follow its grammar. */
  MALFORMED_HEADER(400, "Bad Request"),
  /** More Contact values than a device may have bindings. */
  TOO_MANY_CONTACTS(400, "Too Many Contacts"),
  /** The Contact header fields, or one value of them, are longer than the limit. */
  CONTACT_TOO_LONG(400, "Contact Too Long"),
  /** A Contact that is neither sip nor sips: no call could be sent there. */
  UNSUPPORTED_CONTACT(400, "Contact Must Be A sip Or sips URI"),
  /** {@code Contact: *} together with others (RFC 3261 §10.3 step 6). */
  WILDCARD_NOT_ALONE(400, "Contact * Must Stand Alone"),
  /** {@code Contact: *} without {@code Expires: 0} (RFC 3261 §10.3 step 6). */
  WILDCARD_WITHOUT_EXPIRES_ZERO(400, "Contact * Needs Expires 0"),
  /** A requested expiration below the minimum (RFC 3261 §10.3 step 7). */
  INTERVAL_TOO_BRIEF(423, "Interval Too Brief"),
  /** The device got new credentials or was disabled while its REGISTER was on the way. */
  CREDENTIALS_ENDED(403, "Credentials No Longer Valid"),
  /** The CSeq is not higher than the binding's, with the same Call-ID (RFC 3261 §10.3 step 7). */
  OUT_OF_ORDER(500, "CSeq Out Of Order"),
  /** The device has as many bindings as it may have; one has to end first. */
  TOO_MANY_BINDINGS(503, "Too Many Bindings"),
  /** The change could not be written (RFC 3261 §10.3 step 7). */
  NOT_STORED(500, "Registration Not Stored"),
  /** More changes wait to be written than the limit, or the server stops. */
  OVERLOADED(503, "Registrar Overloaded");

  private final int status;
  private final String phrase;

  RegistrationRefusal(int status, String phrase) {
    this.status = status;
    this.phrase = phrase;
  }

  /** The status code of the answer; never 6xx (RFC 3261 §10.3). */
  public int status() {
    return status;
  }

  /** The reason phrase of the answer: phones show it, so it says what is wrong. */
  public String phrase() {
    return phrase;
  }
}
