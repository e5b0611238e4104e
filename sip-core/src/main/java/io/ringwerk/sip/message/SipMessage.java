package io.ringwerk.sip.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A SIP message as a value (RFC 3261 §7): its bytes and an index of its header lines. Structured
 * values are read when they are asked for and kept.
 *
 * <p>Immutable; may be read by any thread. What is kept after the first reading is itself
 * immutable, so that two threads that read it at once at worst read it twice.
 */
public abstract sealed class SipMessage implements ParseResult permits SipRequest, SipResponse {
  private final byte[] bytes;
  private @Nullable HeaderIndex index;
  private @Nullable String callId;
  private @Nullable CSeq cseq;
  private @Nullable Via topmostVia;
  private @Nullable NameAddr from;
  private @Nullable NameAddr to;

  SipMessage(HeaderIndex index) {
    this.bytes = index.bytes();
    this.index = index;
  }

  /** A message that was built here, and so needs no index unless somebody reads it. */
  SipMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The whole message as it goes on the wire. Not a copy: nobody may change it. */
  public final byte[] bytes() {
    return bytes;
  }

  /** How many header fields there are; a folded one counts once, repeated ones each. */
  public final int headerCount() {
    return index().count();
  }

  /** The name of the header field at this place. */
  public final HeaderName headerName(int line) {
    return index().name(line);
  }

  /** The name of the header field at this place, as it is written. */
  public final String headerNameText(int line) {
    Cursor cursor = new Cursor("", bytes(), index().lineStart(line), index().valueStart(line));
    int start = cursor.position();
    cursor.skipToken();
    return cursor.text(start);
  }

  /** The value of the header field at this place, unfolded, without white space around it. */
  public final String headerValue(int line) {
    Cursor cursor = cursor(line);
    return cursor.text(cursor.position(), cursor.end());
  }

  /** Whether there is a header field of this name. */
  public final boolean has(HeaderName name) {
    return index().find(name, 0) >= 0;
  }

  /** How many header fields of this name there are. */
  public final int count(HeaderName name) {
    int count = 0;
    for (int line = index().find(name, 0); line >= 0; line = index().find(name, line + 1)) {
      count++;
    }
    return count;
  }

  /** How many bytes the values of all header fields of this name take. */
  public final int length(HeaderName name) {
    HeaderIndex lines = index();
    int length = 0;
    for (int line = lines.find(name, 0); line >= 0; line = lines.find(name, line + 1)) {
      length += lines.valueEnd(line) - lines.valueStart(line);
    }
    return length;
  }

  /** Whether the header fields of this name have a comma, or there are several of them. */
  public final boolean mayHaveSeveral(HeaderName name) {
    int line = index().find(name, 0);
    if (line < 0) {
      return false;
    }
    Cursor value = cursor(line);
    value.skipTo(',');
    return !value.atEnd() || index().find(name, line + 1) >= 0;
  }

  /** The value of the first header field of this name. */
  public final Optional<String> value(HeaderName name) {
    int line = index().find(name, 0);
    return line < 0 ? Optional.empty() : Optional.of(headerValue(line));
  }

  /** The values of all header fields of this name, one for each, not split at commas. */
  public final List<String> values(HeaderName name) {
    List<String> values = new ArrayList<>();
    for (int line = index().find(name, 0); line >= 0; line = index().find(name, line + 1)) {
      values.add(headerValue(line));
    }
    return values;
  }

  /** The values of all header fields of this name, unknown to {@link HeaderName} or not. */
  public final List<String> values(String name) {
    HeaderName known = HeaderName.of(name);
    if (known != HeaderName.OTHER) {
      return values(known);
    }
    List<String> values = new ArrayList<>();
    for (int line = index().find(known, 0); line >= 0; line = index().find(known, line + 1)) {
      if (headerNameText(line).equalsIgnoreCase(name)) {
        values.add(headerValue(line));
      }
    }
    return values;
  }

  /** The Call-ID (RFC 3261 §20.8). */
  public final String callId() {
    String known = callId;
    if (known == null) {
      known = headerValue(index().find(HeaderName.CALL_ID, 0));
      callId = known;
    }
    return known;
  }

  /** The CSeq (RFC 3261 §20.16). */
  public final CSeq cseq() {
    CSeq known = cseq;
    if (known == null) {
      int line = index().find(HeaderName.CSEQ, 0);
      known = CSeqScanner.read(bytes(), index().valueStart(line), index().valueEnd(line));
      cseq = known;
    }
    return known;
  }

  /** The topmost Via value (RFC 3261 §20.42). */
  public final Via topmostVia() {
    Via known = topmostVia;
    if (known == null) {
      known = checkedVia();
      topmostVia = known;
    }
    return known;
  }

  /** The tag of From (RFC 3261 §19.3); absent from RFC 2543 peers. */
  public final Optional<String> fromTag() {
    return AddressScanner.tag(cursor(HeaderName.FROM));
  }

  /** The tag of To; absent outside a dialog. */
  public final Optional<String> toTag() {
    return AddressScanner.tag(cursor(HeaderName.TO));
  }

  /** The From header field (RFC 3261 §20.20). */
  public final NameAddr from() throws MalformedHeaderException {
    NameAddr known = from;
    if (known == null) {
      known = single(HeaderName.FROM, AddressScanner::read);
      from = known;
    }
    return known;
  }

  /** The To header field (RFC 3261 §20.39). */
  public final NameAddr to() throws MalformedHeaderException {
    NameAddr known = to;
    if (known == null) {
      known = single(HeaderName.TO, AddressScanner::read);
      to = known;
    }
    return known;
  }

  /** All Via values, topmost first. */
  public final List<Via> vias() throws MalformedHeaderException {
    return all(HeaderName.VIA, Via::read);
  }

  /** All Record-Route values, topmost first (RFC 3261 §20.30). */
  public final List<NameAddr> recordRoutes() throws MalformedHeaderException {
    return all(HeaderName.RECORD_ROUTE, AddressScanner::read);
  }

  /** All Contact values, of repeated and of comma-joined lines (RFC 3261 §20.10). */
  public final List<ContactValue> contacts() throws MalformedHeaderException {
    return all(HeaderName.CONTACT, ContactValue::read);
  }

  /** All Reason values (RFC 3326). */
  public final List<ReasonValue> reasons() throws MalformedHeaderException {
    return eachLine(HeaderName.REASON, JainHeaders::reasons);
  }

  /** The Event header field (RFC 6665 §8.2.1). */
  public final Optional<EventValue> event() throws MalformedHeaderException {
    Optional<String> value = value(HeaderName.EVENT);
    return value.isEmpty() ? Optional.empty() : Optional.of(JainHeaders.event(value.get()));
  }

  /**
   * The comma-separated words of all header fields of this name, as in Supported, Require, Allow.
   */
  public final List<String> tokens(HeaderName name) throws MalformedHeaderException {
    List<String> tokens = all(name, SipMessage::token);
    tokens.removeIf(String::isEmpty);
    return tokens;
  }

  /** The Expires header field in seconds, at most 2^32-1 (RFC 3261 §20.19). */
  public final OptionalLong expires() throws MalformedHeaderException {
    return seconds(HeaderName.EXPIRES);
  }

  /** The Min-Expires header field in seconds, at most 2^32-1 (RFC 3261 §20.23). */
  public final OptionalLong minExpires() throws MalformedHeaderException {
    return seconds(HeaderName.MIN_EXPIRES);
  }

  /** How long the body is, in bytes. */
  public final int bodyLength() {
    return bytes().length - index().bodyStart();
  }

  /** A copy of the body. */
  public final byte[] body() {
    return Arrays.copyOfRange(bytes(), index().bodyStart(), bytes().length);
  }

  final HeaderIndex index() {
    HeaderIndex known = index;
    if (known == null) {
      known = HeaderIndex.read(bytes, headersStart(), Integer.MAX_VALUE);
      index = known;
    }
    return known;
  }

  /** Where the header lines begin, after the first line. */
  abstract int headersStart();

  /** A cursor over the first value of this name; never asked when there is none. */
  final Cursor cursor(HeaderName name) {
    return cursor(index().find(name, 0));
  }

  final OptionalLong number(HeaderName name) throws MalformedHeaderException {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(single(name, Cursor::number));
  }

  final <T> List<T> all(HeaderName name, ValueReader<T> reader) throws MalformedHeaderException {
    List<T> values = new ArrayList<>();
    for (int line = index().find(name, 0); line >= 0; line = index().find(name, line + 1)) {
      Cursor cursor = cursor(line);
      do {
        values.add(reader.read(cursor));
      } while (cursor.skipSeparator(','));
      cursor.expectEnd();
    }
    return values;
  }

  /** The values of all lines of this name, each line read as a whole. */
  final <T> List<T> eachLine(HeaderName name, LineReader<T> reader)
      throws MalformedHeaderException {
    List<T> values = new ArrayList<>();
    for (int line = index().find(name, 0); line >= 0; line = index().find(name, line + 1)) {
      values.addAll(reader.read(headerValue(line)));
    }
    return values;
  }

  private static String token(Cursor cursor) {
    int start = cursor.position();
    cursor.skipToken();
    return cursor.text(start);
  }

  private <T> T single(HeaderName name, ValueReader<T> reader) throws MalformedHeaderException {
    Cursor cursor = cursor(name);
    T value = reader.read(cursor);
    cursor.expectEnd();
    return value;
  }

  private OptionalLong seconds(HeaderName name) throws MalformedHeaderException {
    OptionalLong number = number(name);
    return number.isEmpty()
        ? number
        : OptionalLong.of(Math.min(number.getAsLong(), (1L << 32) - 1));
  }

  private Via checkedVia() {
    try {
      return ViaScanner.read(cursor(HeaderName.VIA));
    } catch (MalformedHeaderException impossible) {
      throw new IllegalStateException("the Via was checked when the message was read", impossible);
    }
  }

  /** A folded value is copied with its line breaks as spaces, which is what they mean (§7.3.1). */
  final Cursor cursor(int line) {
    String field = index().name(line).canonical();
    int start = index().valueStart(line);
    int end = index().valueEnd(line);
    if (!index().isFolded(line)) {
      return new Cursor(field, bytes(), start, end);
    }
    byte[] unfolded = Folding.unfold(bytes(), start, end);
    return new Cursor(field, unfolded, 0, unfolded.length);
  }

  /** Whether the other is the same message, byte for byte. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof SipMessage that && Arrays.equals(bytes(), that.bytes());
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(bytes());
  }

  /** Reads the values of a line. */
  @FunctionalInterface
  interface LineReader<T> {
    List<T> read(String value) throws MalformedHeaderException;
  }

  /** Reads one value and stops after it. */
  @FunctionalInterface
  interface ValueReader<T> {
    T read(Cursor cursor) throws MalformedHeaderException;
  }
}
