package io.ringwerk.loadtest.generator;

/** The Call-ID of a call names its caller and its number: {@code prefix-phone-call}. */
final class CallId {

  private CallId() {}

  /** Where the caller's number is in the current line; -1 if it is no call of this loop. */
  static int find(String prefix, ReceivedMessage message) {
    byte[] bytes = message.bytes();
    int at = message.valueStart();
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
    }
    if (message.lineEnd() - at < prefix.length() + 2 * Digits.HEX + 1) {
      return -1;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[at + i] != prefix.charAt(i)) {
        return -1;
      }
    }
    return at + prefix.length();
  }

  /** The caller's number. */
  static int number(ReceivedMessage message, int at) {
    return Digits.hex(message.bytes(), at);
  }

  /** The call's number. */
  static int call(ReceivedMessage message, int at) {
    return Digits.hex(message.bytes(), at + Digits.HEX + 1);
  }
}
