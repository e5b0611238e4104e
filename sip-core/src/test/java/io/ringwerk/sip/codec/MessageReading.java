package io.ringwerk.sip.codec;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.MalformedHeaderException;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks a message for everything it can be asked for. */
final class MessageReading {
  private MessageReading() {}

  /**
   * Reads all there is. What may be malformed is read one by one; anything thrown but
   * MalformedHeaderException is for the test to fail on.
   *
   * @return what is malformed, by name
   */
  static List<String> readAll(SipMessage message) {
    readWhatNeverFails(message);
    List<String> malformed = new ArrayList<>();
    read(malformed, message::from);
    read(malformed, message::to);
    read(malformed, message::vias);
    read(malformed, message::contacts);
    read(malformed, message::recordRoutes);
    read(malformed, message::expires);
    read(malformed, message::minExpires);
    read(malformed, message::reasons);
    read(malformed, message::event);
    read(malformed, () -> message.tokens(HeaderName.SUPPORTED));
    if (message instanceof SipRequest request) {
      read(malformed, request::requestUri);
      read(malformed, request::maxForwards);
      read(malformed, request::routes);
      read(malformed, request::authorization);
    }
    if (message instanceof SipResponse response) {
      read(malformed, response::retryAfter);
      read(malformed, response::wwwAuthenticate);
    }
    return malformed;
  }

  private static void readWhatNeverFails(SipMessage message) {
    for (int line = 0; line < message.headerCount(); line++) {
      message.headerNameText(line);
      message.headerValue(line);
    }
    message.callId();
    message.cseq();
    message.topmostVia().rport();
    message.fromTag();
    message.toTag();
    message.body();
    if (message instanceof SipRequest request) {
      request.methodName();
      request.requestUriText();
    }
    if (message instanceof SipResponse response) {
      response.reasonPhrase();
    }
  }

  private static void read(List<String> malformed, Reading reading) {
    try {
      reading.read();
    } catch (MalformedHeaderException exception) {
      malformed.add(exception.reason());
    }
  }

  /** Reads something that may be malformed. */
  @FunctionalInterface
  private interface Reading {
    Object read() throws MalformedHeaderException;
  }
}
