package io.ringwerk.proxy;

import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.util.regex.Pattern;

/** Responses as broken phones send them. */
final class Truncated {

  private static final Pattern LOWER_VIAS = Pattern.compile("(Via: [^\n]*\n)(Via: [^\n]*\n)+");

  private Truncated() {}

  /** The response with all Vias lost but the topmost. */
  static SipResponse toTopmostVia(SipResponse response) {
    String text = TestMessages.text(response);
    return (SipResponse) TestMessages.parse(LOWER_VIAS.matcher(text).replaceFirst("$1"));
  }
}
