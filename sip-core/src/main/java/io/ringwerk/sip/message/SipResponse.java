package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A SIP response (RFC 3261 §7.2). */
public final class SipResponse extends SipMessage {
  private final int status;
  private final int lineEnd;
  private final Optional<Via> requestVia;
  private final boolean notesSource;

  SipResponse(HeaderIndex index, int status, int lineEnd) {
    super(index);
    this.status = status;
    this.lineEnd = lineEnd;
    this.requestVia = Optional.empty();
    this.notesSource = false;
  }

  /**
   * A response that was built here.
   *
   * @param requestVia the topmost Via of the request it answers
   * @param notesSource whether its own carries {@code received} beside that
   */
  SipResponse(byte[] bytes, int status, int lineEnd, Via requestVia, boolean notesSource) {
    super(bytes);
    this.status = status;
    this.lineEnd = lineEnd;
    this.requestVia = Optional.of(requestVia);
    this.notesSource = notesSource;
  }

  /** The status code, 100 to 699. */
  public int status() {
    return status;
  }

  /** The reason phrase as it is written; may be empty. */
  public String reasonPhrase() {
    int start = StatusLine.phraseStart(lineEnd);
    return new String(bytes(), start, lineEnd - start, StandardCharsets.UTF_8);
  }

  /** Whether it is 1xx. */
  public boolean isProvisional() {
    return status < 200;
  }

  /** Whether it is 2xx to 6xx. */
  public boolean isFinal() {
    return status >= 200;
  }

  /** Whether it is 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** How long to wait before another try (RFC 3261 §20.33). */
  public Optional<Duration> retryAfter() throws MalformedHeaderException {
    Optional<String> value = value(HeaderName.RETRY_AFTER);
    return value.isEmpty() ? Optional.empty() : Optional.of(JainHeaders.retryAfter(value.get()));
  }

  /** The Digest challenges of all WWW-Authenticate header fields; other schemes are left out. */
  public List<DigestChallenge> wwwAuthenticate() throws MalformedHeaderException {
    return eachLine(HeaderName.WWW_AUTHENTICATE, JainHeaders::wwwAuthenticate);
  }

  /** The Digest challenges of all Proxy-Authenticate header fields. */
  public List<DigestChallenge> proxyAuthenticate() throws MalformedHeaderException {
    return eachLine(HeaderName.PROXY_AUTHENTICATE, JainHeaders::proxyAuthenticate);
  }

  /**
   * The Via that says where this response goes (RFC 3261 §18.2.2): the topmost one, without what
   * the server itself has noted in it.
   */
  public Via destination() {
    return requestVia.isPresent() ? requestVia.get() : topmostVia();
  }

  /** Whether the topmost Via has a {@code received} parameter (RFC 3261 §18.2.1). */
  public boolean hasReceived() {
    return notesSource || destination().received().isPresent();
  }

  int lineEnd() {
    return lineEnd;
  }

  @Override
  int headersStart() {
    return lineEnd + 2;
  }

  /** Status, Call-ID and CSeq. */
  @Override
  public String toString() {
    return status + " " + reasonPhrase() + " [" + callId() + ", " + cseq() + ']';
  }
}
