package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Messages as they arrive. */
final class Messages {

  private Messages() {}

  /** A message of these lines, received. */
  static ReceivedMessage received(String... lines) {
    ReceivedMessage message = new ReceivedMessage();
    message.take((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
    return message;
  }

  static String text(MessageText text) {
    return new String(text.bytes(), 0, text.length(), UTF_8);
  }
}
