package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;

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

  int lineEnd() {
    return lineEnd;
  }

  /** Status, Call-ID and CSeq. */
  @Override
  public String toString() {
    return status + " " + reasonPhrase() + " [" + callId() + ", " + cseq() + ']';
  }
}
