package io.ringwerk.sip.message;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One value of the Via header field (RFC 3261 §20.42).
 *
 * @param transport the transport as written, {@code "UDP"}
 * @param host the host of sent-by, IPv6 in brackets
 * @param port the port of sent-by, -1 if none is given
 * @param branch the branch parameter, empty if there is none
 * @param parameters all parameters, the branch among them
 */
public record Via(String transport, String host, int port, String branch, Parameters parameters) {
  /** What a branch begins with that identifies a transaction by itself (RFC 3261 §8.1.1.7). */
  public static final String MAGIC_COOKIE = "z9hG4bK";

  /** Reads one value, as in {@code SIP/2.0/UDP host:5060;branch=z9hG4bK1}. */
  public static Via parse(String text) throws MalformedHeaderException {
    Cursor cursor = Cursor.of(HeaderName.VIA.canonical(), text);
    Via via = read(cursor);
    cursor.expectEnd();
    return via;
  }

  static Via read(Cursor cursor) throws MalformedHeaderException {
    return ViaScanner.read(cursor);
  }

  /** Whether the branch begins with the magic cookie; if not, the sender speaks RFC 2543. */
  public boolean hasMagicCookie() {
    return branch.startsWith(MAGIC_COOKIE);
  }

  /** The {@code received} parameter (RFC 3261 §18.2.1). */
  public Optional<String> received() {
    return parameters.value("received");
  }

  /** Whether there is an {@code rport} parameter, filled or not (RFC 3581 §3). */
  public boolean hasRport() {
    return parameters.has("rport");
  }

  /** The value of {@code rport}, if it is filled with a port (RFC 3581 §4). */
  public OptionalInt rport() {
    return parameters.value("rport").map(Via::port).orElse(OptionalInt.empty());
  }

  /** The {@code maddr} parameter (RFC 3261 §18.2.2). */
  public Optional<String> maddr() {
    return parameters.value("maddr");
  }

  /** Host and port as they identify the sender in transaction matching (RFC 3261 §17.2.3). */
  public String sentBy() {
    return port < 0 ? host : host + ':' + port;
  }

  private static OptionalInt port(String text) {
    if (text.isEmpty() || text.length() > 5 || !SipCharacters.areAll(text, SipCharacters.DIGIT)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  @Override
  public String toString() {
    return "SIP/2.0/" + transport + ' ' + sentBy() + parameters;
  }
}
