package io.ringwerk.sip.message;

/**
 * What became of received bytes: a {@link SipMessage} or a {@link ParseFailure}. A message is its
 * own result, so that a good one costs nothing more.
 */
public sealed interface ParseResult permits SipMessage, ParseFailure {}
