package io.ringwerk.sip.message;

/**
 * Builds requests of our own, and those that follow another request hop by hop: CANCEL (RFC 3261
 * §9.1) and the ACK to a non-2xx final response (§17.1.1.3).
 *
 * <p>Header fields appear in the order they are given. Text with a line break is refused with
 * {@link IllegalArgumentException}.
 */
public final class RequestBuilder {
  private static final int DEFAULT_MAX_FORWARDS = 70; // RFC 3261 §8.1.1.6
  private static final byte[] NO_BODY = new byte[0];

  private final String methodName;
  private final MessageWriter writer = new MessageWriter(1024);
  private int maxForwards = DEFAULT_MAX_FORWARDS;
  private byte[] body = NO_BODY;

  private RequestBuilder(String methodName, String uri) {
    this.methodName = LineRules.token(methodName);
    writer.text(methodName).text(" ").text(LineRules.uri(uri)).text(" SIP/2.0").crlf();
  }

  /** A request of its own. */
  public static RequestBuilder request(SipMethod method, String requestUri) {
    if (method == SipMethod.OTHER) {
      throw new IllegalArgumentException("a method without a name; give its text instead");
    }
    return new RequestBuilder(method.name(), requestUri);
  }

  /** A request of its own, of any method. */
  public static RequestBuilder request(String methodName, String requestUri) {
    return new RequestBuilder(methodName, requestUri);
  }

  /** The CANCEL for a request this element has sent (RFC 3261 §9.1). */
  public static RequestBuilder cancelOf(SipRequest sent) {
    return hopByHop(SipMethod.CANCEL, sent, sent);
  }

  /** The ACK for a non-2xx final response to an INVITE this element has sent (§17.1.1.3). */
  public static RequestBuilder ackOf(SipRequest sent, SipResponse response) {
    return hopByHop(SipMethod.ACK, sent, response);
  }

  private static RequestBuilder hopByHop(SipMethod method, SipRequest sent, SipMessage withTo) {
    RequestBuilder builder = new RequestBuilder(method.name(), sent.requestUriText());
    builder.copyTopmostVia(sent);
    builder.copyLines(sent, HeaderName.ROUTE);
    builder.copyLines(sent, HeaderName.FROM);
    builder.copyLines(withTo, HeaderName.TO);
    builder.copyLines(sent, HeaderName.CALL_ID);
    return builder.cseq(sent.cseq().sequence());
  }

  private void copyTopmostVia(SipRequest sent) {
    Cursor cursor = sent.cursor(HeaderName.VIA);
    int start = cursor.position();
    try {
      ViaScanner.skip(cursor);
    } catch (MalformedHeaderException impossible) {
      throw new IllegalStateException("the Via was checked when the message was read", impossible);
    }
    writer.text(HeaderName.VIA.canonical()).text(": ");
    cursor.copy(writer, start, cursor.position());
    writer.crlf();
  }

  private void copyLines(SipMessage message, HeaderName name) {
    HeaderIndex index = message.index();
    for (int line = index.find(name, 0); line >= 0; line = index.find(name, line + 1)) {
      writer.copy(message.bytes(), index.lineStart(line), index.lineEnd(line));
    }
  }

  /** Adds a Via value. */
  public RequestBuilder via(String via) {
    return header(HeaderName.VIA, via);
  }

  /** Adds From. */
  public RequestBuilder from(String from) {
    return header(HeaderName.FROM, from);
  }

  /** Adds To. */
  public RequestBuilder to(String to) {
    return header(HeaderName.TO, to);
  }

  /** Adds Call-ID. */
  public RequestBuilder callId(String callId) {
    return header(HeaderName.CALL_ID, callId);
  }

  /** Adds CSeq with the request's method. */
  public RequestBuilder cseq(long sequence) {
    return header(HeaderName.CSEQ, sequence + " " + methodName);
  }

  /** Adds a Contact value. */
  public RequestBuilder contact(String contact) {
    return header(HeaderName.CONTACT, contact);
  }

  /** Another Max-Forwards than 70. */
  public RequestBuilder maxForwards(int hops) {
    maxForwards = hops;
    return this;
  }

  /** Adds a header field. */
  public RequestBuilder header(HeaderName name, String value) {
    writer.line(LineRules.name(name), LineRules.value(value));
    return this;
  }

  /** Adds a header field of any name. */
  public RequestBuilder header(String name, String value) {
    writer.line(LineRules.token(name), LineRules.value(value));
    return this;
  }

  /** Gives the request a body with its Content-Type. */
  public RequestBuilder body(String contentType, byte[] content) {
    body = content.clone();
    return header(HeaderName.CONTENT_TYPE, contentType);
  }

  /**
   * The request; the builder is spent.
   *
   * @throws IllegalStateException if something mandatory is missing (RFC 3261 §8.1.1)
   */
  public SipRequest build() {
    writer.line(HeaderName.MAX_FORWARDS.canonical(), Integer.toString(maxForwards));
    writer.line(HeaderName.CONTENT_LENGTH.canonical(), Integer.toString(body.length));
    return MessageIndexer.builtRequest(writer.crlf().copy(body).toBytes());
  }
}
