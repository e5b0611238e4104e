package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A SIP response (RFC 3261 §7.2). */
public final class SipResponse extends SipMessage {
  private final int status;
  private final int lineEnd;

  SipResponse(HeaderIndex index, int status, int lineEnd) {
    super(index);
    this.status = status;
    this.lineEnd = lineEnd;
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

  int lineEnd() {
    return lineEnd;
  }

  /** Status, Call-ID and CSeq. */
  @Override
  public String toString() {
    return status + " " + reasonPhrase() + " [" + callId() + ", " + cseq() + ']';
  }
}
