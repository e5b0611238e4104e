package io.ringwerk.sip.message;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A SIP request (RFC 3261 §7.1). */
public final class SipRequest extends SipMessage {
  private static final int MAX_MAX_FORWARDS = 255;

  private final SipMethod method;
  private final int uriStart;
  private final int uriEnd;
  private final Optional<InetSocketAddress> source;
  private @Nullable SipUri requestUri;

  SipRequest(HeaderIndex index, SipMethod method, int uriStart, int uriEnd) {
    this(index, method, uriStart, uriEnd, Optional.empty());
  }

  private SipRequest(
      HeaderIndex index,
      SipMethod method,
      int uriStart,
      int uriEnd,
      Optional<InetSocketAddress> source) {
    super(index);
    this.method = method;
    this.uriStart = uriStart;
    this.uriEnd = uriEnd;
    this.source = source;
  }

  /**
   * The same request with the address it came from noted beside it. Whatever is made of it then
   * carries {@code received} and {@code rport} in its topmost Via, as RFC 3261 §18.2.1 and RFC 3581
   * §4 ask for; the request's own bytes stay as they were sent.
   */
  public SipRequest receivedFrom(InetSocketAddress address) {
    return new SipRequest(index(), method, uriStart, uriEnd, Optional.of(address));
  }

  /** The address this request came from, if it was received and the transport noted it. */
  public Optional<InetSocketAddress> source() {
    return source;
  }

  /** The method of the request line. */
  public SipMethod method() {
    return method;
  }

  /** The method's text; tells methods apart that are {@link SipMethod#OTHER}. */
  public String methodName() {
    return method == SipMethod.OTHER
        ? new String(bytes(), 0, uriStart - 1, StandardCharsets.UTF_8)
        : method.name();
  }

  /** The Request-URI as it is written. */
  public String requestUriText() {
    SipUri known = requestUri;
    return known != null
        ? known.text()
        : new String(bytes(), uriStart, uriEnd - uriStart, StandardCharsets.UTF_8);
  }

  /** The Request-URI (RFC 3261 §8.1.1.1). */
  public SipUri requestUri() throws MalformedHeaderException {
    SipUri known = requestUri;
    if (known == null) {
      known = UriScanner.readWhole(new Cursor("Request-URI", bytes(), uriStart, uriEnd));
      requestUri = known;
    }
    return known;
  }

  /** Max-Forwards, 0 to 255 (RFC 3261 §20.22). */
  public OptionalInt maxForwards() throws MalformedHeaderException {
    OptionalLong number = number(HeaderName.MAX_FORWARDS);
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    if (number.getAsLong() > MAX_MAX_FORWARDS) {
      throw new MalformedHeaderException(HeaderName.MAX_FORWARDS.canonical(), "0 to 255 expected");
    }
    return OptionalInt.of((int) number.getAsLong());
  }

  /** All Route values, topmost first (RFC 3261 §20.34). */
  public List<NameAddr> routes() throws MalformedHeaderException {
    return all(HeaderName.ROUTE, AddressScanner::read);
  }

  /** The Digest credentials of all Authorization header fields; other schemes are left out. */
  public List<DigestCredentials> authorization() throws MalformedHeaderException {
    return credentials(HeaderName.AUTHORIZATION);
  }

  /** The Digest credentials of all Proxy-Authorization header fields. */
  public List<DigestCredentials> proxyAuthorization() throws MalformedHeaderException {
    return credentials(HeaderName.PROXY_AUTHORIZATION);
  }

  private List<DigestCredentials> credentials(HeaderName name) throws MalformedHeaderException {
    List<DigestCredentials> credentials = new ArrayList<>();
    for (int line = index().find(name, 0); line >= 0; line = index().find(name, line + 1)) {
      DigestScanner.read(cursor(line)).ifPresent(credentials::add);
    }
    return credentials;
  }

  int uriStart() {
    return uriStart;
  }

  int uriEnd() {
    return uriEnd;
  }

  @Override
  int headersStart() {
    return LineScanner.nextBreak(bytes(), uriEnd, bytes().length) + 2;
  }

  /** Method, Request-URI, Call-ID and CSeq: enough to find it again, and no secret. */
  @Override
  public String toString() {
    return methodName() + ' ' + requestUriText() + " [" + callId() + ", " + cseq() + ']';
  }
}
