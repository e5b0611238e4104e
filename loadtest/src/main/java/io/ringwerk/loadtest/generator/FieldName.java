package io.ringwerk.loadtest.generator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A header field the generator reads, with its compact form (RFC 3261 §7.3.3). */
final class FieldName {

  private static final char NONE = 0;
  private static final int LOWER_CASE = 0x20;

  static final FieldName VIA = new FieldName("via", 'v');
  static final FieldName FROM = new FieldName("from", 'f');
  static final FieldName TO = new FieldName("to", 't');
  static final FieldName CALL_ID = new FieldName("call-id", 'i');
  static final FieldName CSEQ = new FieldName("cseq", NONE);
  static final FieldName CONTACT = new FieldName("contact", 'm');
  static final FieldName RECORD_ROUTE = new FieldName("record-route", NONE);
  static final FieldName PROXY_AUTHENTICATE = new FieldName("proxy-authenticate", NONE);
  static final FieldName WWW_AUTHENTICATE = new FieldName("www-authenticate", NONE);

  private final byte[] name;
  private final char compact;

  private FieldName(String name, char compact) {
    this.name = name.getBytes(ISO_8859_1);
    this.compact = compact;
  }

  /**
   * Whether a line begins with this name; returns where the colon is, or -1.
   *
   * @param end where the line ends
   */
  int colon(byte[] bytes, int line, int end) {
    int after = line + name.length;
    if (after < end && isName(bytes, line)) {
      return colonAt(bytes, after, end);
    }
    boolean isCompact = compact != NONE && line < end && (bytes[line] | LOWER_CASE) == compact;
    return isCompact ? colonAt(bytes, line + 1, end) : -1;
  }

  private boolean isName(byte[] bytes, int line) {
    for (int i = 0; i < name.length; i++) {
      byte expected = name[i];
      int found = expected == '-' ? bytes[line + i] : bytes[line + i] | LOWER_CASE;
      if (found != expected) {
        return false;
      }
    }
    return true;
  }

  private static int colonAt(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at < end && bytes[at] == ':' ? at : -1;
  }
}
