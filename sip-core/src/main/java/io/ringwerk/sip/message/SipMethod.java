package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;

/**
 * The methods this stack knows by name (RFC 3261 §7.1 and the extensions registered with IANA);
 * every other method is {@link #OTHER}, its text kept by the message.
 */
public enum SipMethod {
  INVITE,
  ACK,
  BYE,
  CANCEL,
  REGISTER,
  OPTIONS,
  PRACK,
  UPDATE,
  SUBSCRIBE,
  NOTIFY,
  PUBLISH,
  INFO,
  REFER,
  MESSAGE,
  /** A method without a name of its own here; see {@link SipRequest#methodName()}. */
  OTHER;

  private static final SipMethod[] ALL = values();

  /** The method of this name, or {@link #OTHER}; methods are case-sensitive (RFC 3261 §7.1). */
  public static SipMethod of(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return of(text, 0, text.length);
  }

  static SipMethod of(byte[] bytes, int start, int end) {
    for (SipMethod method : ALL) {
      if (method != OTHER && method.matches(bytes, start, end)) {
        return method;
      }
    }
    return OTHER;
  }

  private boolean matches(byte[] bytes, int start, int end) {
    String token = name();
    if (end - start != token.length()) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      if (bytes[start + i] != token.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
