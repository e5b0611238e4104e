package io.ringwerk.sip.message;

import java.util.Optional;

/**
 * An address with an optional display name and header parameters, as in From, To, Route and
 * Record-Route (RFC 3261 §20.10, §25.1 {@code name-addr}, {@code addr-spec}).
 *
 * @param displayName the display name, without quotes; empty if there is none
 * @param uri the address
 * @param parameters the header parameters, those after the address
 */
public record NameAddr(String displayName, SipUri uri, Parameters parameters) {

  /** Reads one address, as in {@code "Bob" <sip:bob@example.com>;tag=1}. */
  public static NameAddr parse(String text) throws MalformedHeaderException {
    Cursor cursor = Cursor.of("address", text);
    NameAddr address = AddressScanner.read(cursor);
    cursor.expectEnd();
    return address;
  }

  /** The {@code tag} parameter (RFC 3261 §19.3). */
  public Optional<String> tag() {
    return parameters.value("tag");
  }
}
