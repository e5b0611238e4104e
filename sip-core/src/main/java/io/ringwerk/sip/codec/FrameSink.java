package io.ringwerk.sip.codec;

import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.SipMessage;

/** What a {@link StreamFramer} hands out, in the order it came over the stream. */
public interface FrameSink {
  /** A whole message. */
  void message(SipMessage message);

  /** A message that was framed but is unsound; the stream goes on behind it. */
  void malformed(ParseFailure failure);

  /** Where messages begin and end is lost: answer if one can, then close the connection. */
  void framingLost(ParseFailure failure);

  /** A double CRLF between messages, to be answered with a single one (RFC 5626 §4.4.1). */
  void ping();
}
