package io.ringwerk.sip.message;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One value of the Contact header field (RFC 3261 §20.10): an address with its registration
 * parameters, or the wildcard {@code *}.
 */
public final class ContactValue {
  /** The value {@code *}: all bindings (RFC 3261 §10.2.2). */
  public static final ContactValue WILDCARD =
      new ContactValue(Optional.empty(), OptionalLong.empty(), OptionalInt.empty());

  /** What a malformed {@code expires} parameter counts as (RFC 3261 §20.10). */
  private static final long MALFORMED_EXPIRES = 3600;

  private static final long MAX_DELTA_SECONDS = (1L << 32) - 1;

  /** Digits of the longest reg-id that is read: more than any phone has flows. */
  private static final int REG_ID_DIGITS = 9;

  private static final int Q_DECIMALS = 3;
  private static final int Q_ONE = 1000;

  private final Optional<NameAddr> address;
  private final OptionalLong expires;
  private final OptionalInt q;

  private ContactValue(Optional<NameAddr> address, OptionalLong expires, OptionalInt q) {
    this.address = address;
    this.expires = expires;
    this.q = q;
  }

  /** Reads one value, as in {@code <sip:bob@192.0.2.4>;expires=600}. */
  public static ContactValue parse(String text) throws MalformedHeaderException {
    Cursor cursor = Cursor.of(HeaderName.CONTACT.canonical(), text);
    ContactValue contact = read(cursor);
    cursor.expectEnd();
    return contact;
  }

  static ContactValue read(Cursor cursor) throws MalformedHeaderException {
    cursor.skipWhitespace();
    if (cursor.skip('*')) {
      return WILDCARD;
    }
    NameAddr address = AddressScanner.read(cursor);
    Parameters parameters = address.parameters();
    return new ContactValue(Optional.of(address), expires(parameters), q(parameters, cursor));
  }

  private static OptionalLong expires(Parameters parameters) {
    Optional<String> text = parameters.value("expires");
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(seconds(text.get()));
  }

  private static long seconds(String text) {
    if (text.isEmpty() || !SipCharacters.areAll(text, SipCharacters.DIGIT)) {
      return MALFORMED_EXPIRES;
    }
    return text.length() > 10
        ? MAX_DELTA_SECONDS
        : Math.min(MAX_DELTA_SECONDS, Long.parseLong(text));
  }

  private static OptionalInt q(Parameters parameters, Cursor cursor)
      throws MalformedHeaderException {
    Optional<String> text = parameters.value("q");
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(thousandths(text.get(), cursor));
  }

  /** {@code qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )} (RFC 3261 §25.1). */
  private static int thousandths(String text, Cursor cursor) throws MalformedHeaderException {
    boolean shaped =
        !text.isEmpty()
            && text.length() <= 2 + Q_DECIMALS
            && SipCharacters.isDigit((byte) text.charAt(0))
            && (text.length() == 1 || text.charAt(1) == '.')
            && SipCharacters.areAll(
                text.substring(Math.min(2, text.length())), SipCharacters.DIGIT);
    int q = shaped ? thousandths(text) : Q_ONE + 1;
    if (q > Q_ONE) {
      throw cursor.malformed("q value from 0 to 1 expected");
    }
    return q;
  }

  private static int thousandths(String shaped) {
    int q = shaped.charAt(0) - '0';
    for (int place = 2; place < 2 + Q_DECIMALS; place++) {
      q = q * 10 + (place < shaped.length() ? shaped.charAt(place) - '0' : 0);
    }
    return q;
  }

  /** Whether this is {@code *}; then there is no address. */
  public boolean isWildcard() {
    return address.isEmpty();
  }

  /** The address; never asked of a wildcard. */
  public SipUri uri() {
    return address().uri();
  }

  /** The address as it was written; never asked of a wildcard. */
  public String uriText() {
    return uri().text();
  }

  /** The address with display name and parameters; never asked of a wildcard. */
  public NameAddr address() {
    return address.orElseThrow(() -> new IllegalStateException("a wildcard has no address"));
  }

  /** All parameters of the value; none for a wildcard. */
  public Parameters parameters() {
    return address.map(NameAddr::parameters).orElse(Parameters.NONE);
  }

  /** The {@code expires} parameter in seconds; a malformed one counts as 3600 (§20.10). */
  public OptionalLong expires() {
    return expires;
  }

  /** The {@code q} parameter in thousandths: 0 to 1000. */
  public OptionalInt q() {
    return q;
  }

  /** The instance, as {@code urn:uuid:…} without quotes and brackets (RFC 5626 §4.1). */
  public Optional<String> instanceId() {
    return parameters().value("+sip.instance").map(ContactValue::withoutBrackets);
  }

  /** The {@code reg-id} parameter, a positive number (RFC 5626 §4.2); absent if it is none. */
  public OptionalInt regId() {
    return parameters().value("reg-id").map(ContactValue::regId).orElse(OptionalInt.empty());
  }

  private static String withoutBrackets(String text) {
    boolean bracketed = text.length() > 1 && text.startsWith("<") && text.endsWith(">");
    return bracketed ? text.substring(1, text.length() - 1) : text;
  }

  private static OptionalInt regId(String text) {
    boolean isRegId =
        !text.isEmpty()
            && text.length() <= REG_ID_DIGITS
            && text.charAt(0) != '0'
            && SipCharacters.areAll(text, SipCharacters.DIGIT);
    return isRegId ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContactValue that && address.equals(that.address);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return address.map(a -> '<' + a.uri().text() + '>' + a.parameters()).orElse("*");
  }
}
