package io.ringwerk.sip.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Makes the request a proxy sends on of the one it received (RFC 3261 §16.6): copies the received
 * bytes with few edits, so that unknown header fields and the body pass through untouched (§16.6
 * step 1). If the request knows its source, {@code received} and {@code rport} are written into the
 * Via it came with.
 *
 * <p>Text with a line break is refused with {@link IllegalArgumentException}.
 */
public final class RequestEditor {
  private final SipRequest request;
  private final HeaderEdits edits;
  private Optional<String> requestUri = Optional.empty();

  private RequestEditor(SipRequest request) {
    this.request = request;
    this.edits = new HeaderEdits(request);
    request.source().ifPresent(this::noteSource);
  }

  /** Begins with the request as it is. */
  public static RequestEditor of(SipRequest request) {
    return new RequestEditor(request);
  }

  private void noteSource(InetSocketAddress source) {
    Via via = request.topmostVia();
    if (ReceivedParameters.areNeeded(via, source)) {
      int port = via.hasRport() ? source.getPort() : -1;
      edits.topmostViaReceived(source.getAddress(), port);
    }
  }

  /** Replaces the Request-URI (RFC 3261 §16.6 step 2). */
  public RequestEditor requestUri(String uri) {
    requestUri = Optional.of(LineRules.uri(uri));
    return this;
  }

  /** Puts a Via value on top (RFC 3261 §16.6 step 8). */
  public RequestEditor prependVia(String via) {
    return prepend(HeaderName.VIA, via);
  }

  /** Sets Max-Forwards (RFC 3261 §16.6 step 3). */
  public RequestEditor maxForwards(int maxForwards) {
    return set(HeaderName.MAX_FORWARDS, Integer.toString(maxForwards));
  }

  /** Takes the topmost Route value out, if there is one (RFC 3261 §16.4). */
  public RequestEditor removeTopmostRoute() throws MalformedHeaderException {
    edits.removeFirstValue(HeaderName.ROUTE, AddressScanner::read);
    return this;
  }

  /** Puts a header field above those of its name. */
  public RequestEditor prepend(HeaderName name, String value) {
    LineRules.name(name);
    edits.prepend(name, value);
    return this;
  }

  /** Puts a header field below all others. */
  public RequestEditor add(HeaderName name, String value) {
    edits.append(LineRules.name(name), value);
    return this;
  }

  /** Puts a header field of any name below all others. */
  public RequestEditor add(String name, String value) {
    edits.append(LineRules.token(name), value);
    return this;
  }

  /** Makes this the only header field of its name. */
  public RequestEditor set(HeaderName name, String value) {
    LineRules.name(name);
    edits.set(name, value);
    return this;
  }

  /** Takes all header fields of this name out that were received. */
  public RequestEditor remove(HeaderName name) {
    LineRules.name(name);
    edits.remove(name);
    return this;
  }

  /**
   * Writes where the request came from into the Via it came with.
   *
   * @param received the address
   * @param rport the port, -1 to leave {@code rport} out
   */
  public RequestEditor topmostViaReceived(InetAddress received, int rport) {
    edits.topmostViaReceived(received, rport);
    return this;
  }

  /**
   * The edited request.
   *
   * @throws IllegalStateException if the edits made it unsound, such as by removing From
   */
  public SipRequest build() {
    MessageWriter writer = MessageWriter.ofThread();
    writeRequestLine(writer);
    edits.write(writer);
    return MessageIndexer.builtRequest(writer.toBytes());
  }

  private void writeRequestLine(MessageWriter writer) {
    byte[] bytes = request.bytes();
    if (requestUri.isEmpty()) {
      writer.copy(bytes, 0, request.headersStart());
      return;
    }
    writer.copy(bytes, 0, request.uriStart()).text(requestUri.get());
    writer.copy(bytes, request.uriEnd(), request.headersStart());
  }
}
