package io.ringwerk.sip.message;

/**
 * Makes the response a proxy sends on of the one it received (RFC 3261 §16.7): copies the received
 * bytes with few edits.
 *
 * <p>Text with a line break is refused with {@link IllegalArgumentException}.
 */
public final class ResponseEditor {
  private final SipResponse response;
  private final HeaderEdits edits;

  private ResponseEditor(SipResponse response) {
    this.response = response;
    this.edits = new HeaderEdits(response);
  }

  /** Begins with the response as it is. */
  public static ResponseEditor of(SipResponse response) {
    return new ResponseEditor(response);
  }

  /** Takes the topmost Via value out (RFC 3261 §16.7 step 3). */
  public ResponseEditor removeTopmostVia() {
    try {
      edits.removeFirstValue(HeaderName.VIA, Via::read);
      return this;
    } catch (MalformedHeaderException impossible) {
      throw new IllegalStateException("the Via was checked when the message was read", impossible);
    }
  }

  /** Puts a header field above those of its name. */
  public ResponseEditor prepend(HeaderName name, String value) {
    LineRules.name(name);
    edits.prepend(name, value);
    return this;
  }

  /** Puts a header field below all others. */
  public ResponseEditor add(HeaderName name, String value) {
    edits.append(LineRules.name(name), value);
    return this;
  }

  /** Puts a header field of any name below all others. */
  public ResponseEditor add(String name, String value) {
    edits.append(LineRules.token(name), value);
    return this;
  }

  /** Makes this the only header field of its name. */
  public ResponseEditor set(HeaderName name, String value) {
    LineRules.name(name);
    edits.set(name, value);
    return this;
  }

  /** Takes all header fields of this name out that were received. */
  public ResponseEditor remove(HeaderName name) {
    LineRules.name(name);
    edits.remove(name);
    return this;
  }

  /**
   * The edited response. It has to have a Via left: a response without one is for the proxy itself
   * and goes no further (RFC 3261 §16.7 step 3).
   */
  public SipResponse build() {
    MessageWriter writer = MessageWriter.ofThread();
    writer.copy(response.bytes(), 0, response.lineEnd() + 2);
    edits.write(writer);
    return MessageIndexer.builtResponse(writer.toBytes());
  }
}
