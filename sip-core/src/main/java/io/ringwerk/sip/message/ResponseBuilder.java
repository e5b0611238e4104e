package io.ringwerk.sip.message;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers a request (RFC 3261 §8.2.6.2): copies its Vias, From, To, Call-ID and CSeq byte for byte,
 * notes the request's source in the topmost Via (§18.2.1, RFC 3581 §4) and adds a To tag.
 *
 * <p>Text with a line break is refused with {@link IllegalArgumentException}.
 */
public final class ResponseBuilder {
  private static final byte[] NO_BODY = new byte[0];

  private final SipRequest request;
  private final int status;
  private final String reasonPhrase;
  private final List<String> names = new ArrayList<>(4);
  private final List<String> values = new ArrayList<>(4);
  private Optional<String> toTag = Optional.empty();
  private byte[] body = NO_BODY;

  private ResponseBuilder(SipRequest request, int status, String reasonPhrase) {
    if (status < 100 || status > 699) {
      throw new IllegalArgumentException("no status code: " + status);
    }
    this.request = request;
    this.status = status;
    this.reasonPhrase = LineRules.value(reasonPhrase);
  }

  /** Answers with the status code's usual reason phrase. */
  public static ResponseBuilder to(SipRequest request, int status) {
    return new ResponseBuilder(request, status, StatusCode.reasonPhrase(status));
  }

  /** Answers with a reason phrase of one's own. */
  public static ResponseBuilder to(SipRequest request, int status, String reasonPhrase) {
    return new ResponseBuilder(request, status, reasonPhrase);
  }

  /**
   * The tag for To, if the request has none there. Without this call a tag derived from the request
   * is used, the same for each retransmission (RFC 3261 §8.2.7); a 100 gets none.
   */
  public ResponseBuilder toTag(String tag) {
    toTag = Optional.of(LineRules.token(tag));
    return this;
  }

  /** Adds a header field. */
  public ResponseBuilder header(HeaderName name, String value) {
    return line(LineRules.name(name), value);
  }

  /** Adds a header field of any name. */
  public ResponseBuilder header(String name, String value) {
    return line(LineRules.token(name), value);
  }

  /** Gives the response a body with its Content-Type. */
  public ResponseBuilder body(String contentType, byte[] content) {
    body = content.clone();
    return line(HeaderName.CONTENT_TYPE.canonical(), contentType);
  }

  private ResponseBuilder line(String name, String value) {
    names.add(name);
    values.add(LineRules.value(value));
    return this;
  }

  /** The response. */
  public SipResponse build() {
    MessageWriter writer = MessageWriter.ofThread();
    writer.text("SIP/2.0 ").number(status).text(" ").text(reasonPhrase);
    int lineEnd = writer.length();
    writer.crlf();
    boolean notesSource = writeVias(writer);
    copyLine(writer, HeaderName.FROM);
    writeTo(writer);
    copyLine(writer, HeaderName.CALL_ID);
    copyLine(writer, HeaderName.CSEQ);
    if (status == 100 && request.has(HeaderName.TIMESTAMP)) {
      copyLine(writer, HeaderName.TIMESTAMP); // RFC 3261 §8.2.6.1
    }
    for (int i = 0; i < names.size(); i++) {
      writer.line(names.get(i), values.get(i));
    }
    writer.text(HeaderName.CONTENT_LENGTH.canonical()).text(": ").number(body.length);
    byte[] bytes = writer.crlf().crlf().copy(body).toBytes();
    return new SipResponse(bytes, status, lineEnd, request.topmostVia(), notesSource);
  }

  /** Returns whether the source was noted in the topmost one. */
  private boolean writeVias(MessageWriter writer) {
    HeaderIndex index = request.index();
    int topmost = index.find(HeaderName.VIA, 0);
    boolean notesSource = writeTopmostVia(writer, topmost);
    for (int i = index.find(HeaderName.VIA, topmost + 1);
        i >= 0;
        i = index.find(HeaderName.VIA, i + 1)) {
      writer.copy(request.bytes(), index.lineStart(i), index.lineEnd(i));
    }
    return notesSource;
  }

  private boolean writeTopmostVia(MessageWriter writer, int line) {
    Via via = request.topmostVia();
    Optional<InetSocketAddress> source = request.source();
    if (source.isEmpty() || !ReceivedParameters.areNeeded(via, source.get())) {
      copyLine(writer, HeaderName.VIA);
      return false;
    }
    int port = via.hasRport() ? source.get().getPort() : -1;
    writer.text(HeaderName.VIA.canonical()).text(": ");
    ReceivedParameters.write(writer, request.cursor(line), source.get().getAddress(), port);
    writer.crlf();
    return true;
  }

  private void writeTo(MessageWriter writer) {
    if ((status == 100 && toTag.isEmpty()) || request.toTag().isPresent()) {
      copyLine(writer, HeaderName.TO);
      return;
    }
    HeaderIndex index = request.index();
    int line = index.find(HeaderName.TO, 0);
    writer.copy(request.bytes(), index.lineStart(line), index.valueEnd(line));
    writer.text(";tag=").text(toTag.orElseGet(() -> DerivedTag.of(request))).crlf();
  }

  /** Copies the first line of this name as it was received. */
  private void copyLine(MessageWriter writer, HeaderName name) {
    HeaderIndex index = request.index();
    int line = index.find(name, 0);
    writer.copy(request.bytes(), index.lineStart(line), index.lineEnd(line));
  }
}
