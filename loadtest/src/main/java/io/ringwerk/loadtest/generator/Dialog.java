package io.ringwerk.loadtest.generator;

/**
 * What a caller keeps of the 200 to its INVITE: remote target, route set and the To with its tag
 * (RFC 3261 §12.1.2). Used again for each call.
 */
final class Dialog {

  private static final String LINE_END = "\r\n";

  private final String via;
  private final String from;
  private final String callIdPrefix;
  private final MessageText target = new MessageText();
  private final MessageText routes = new MessageText();
  private final MessageText to = new MessageText();

  /**
   * A dialog of this phone.
   *
   * @param via its Via up to and including the cookie and the phone's number
   * @param from its From line
   * @param callIdPrefix the Call-ID line up to the call's number
   */
  Dialog(String via, String from, String callIdPrefix) {
    this.via = via;
    this.from = from;
    this.callIdPrefix = callIdPrefix;
  }

  /** Whether {@link #establish} was called since {@link #forget}. */
  boolean isEstablished() {
    return !target.isEmpty();
  }

  /** The dialog is over. */
  void forget() {
    target.clear();
  }

  /** Takes a 200 to an INVITE; false if it has no Contact. */
  boolean establish(ReceivedMessage ok) {
    target.clear();
    if (!ok.find(FieldName.CONTACT)) {
      return false;
    }
    addUri(ok);
    takeRoutes(ok);
    takeTo(ok);
    return !target.isEmpty();
  }

  /**
   * Writes a request within the dialog (RFC 3261 §12.2.1.1). All routes are loose.
   *
   * @param number of the request, for its branch
   * @param sequence of the request, for its CSeq; an ACK has its INVITE's
   */
  void write(MessageText into, String method, int call, int number, int sequence) {
    begin(into, method, target, number);
    into.add(routes);
    end(into, method, call, sequence);
  }

  /** Writes the ACK of a response to an INVITE that is no 2xx (RFC 3261 §17.1.1.3). */
  void writeAck(
      MessageText into, MessageText requestUri, ReceivedMessage refusal, int call, int invite) {
    takeTo(refusal);
    begin(into, "ACK", requestUri, invite);
    end(into, "ACK", call, invite);
  }

  private void begin(MessageText into, String method, MessageText uri, int number) {
    into.clear().add(method).add(" ").add(uri).add(" SIP/2.0\r\n");
    into.add(via).addHex(number).add(LINE_END);
  }

  private void end(MessageText into, String method, int call, int sequence) {
    into.add("Max-Forwards: 70\r\n").add(from).add(to);
    into.add(callIdPrefix).addHex(call);
    into.add("\r\nCSeq: ").addSequence(sequence).add(" ").add(method);
    into.add("\r\nContent-Length: 0\r\n\r\n");
  }

  private void takeTo(ReceivedMessage response) {
    to.clear();
    if (response.find(FieldName.TO)) {
      to.add(response.bytes(), response.line(), response.lineEnd());
    }
  }

  /** The URI between angle brackets, or up to the first parameter (RFC 3261 §20.10). */
  private void addUri(ReceivedMessage response) {
    byte[] bytes = response.bytes();
    int open = indexOf(bytes, '<', response.valueStart(), response.lineEnd());
    int start = open < 0 ? skipBlanks(bytes, response.valueStart()) : open + 1;
    int end = start;
    while (end < response.lineEnd() && !isEndOfUri(bytes[end], open >= 0)) {
      end++;
    }
    target.add(bytes, start, end);
  }

  private static boolean isEndOfUri(byte octet, boolean bracketed) {
    return bracketed ? octet == '>' : octet <= ' ' || octet == ';' || octet == ',';
  }

  /** The Record-Route values in reverse order. */
  private void takeRoutes(ReceivedMessage ok) {
    routes.clear();
    for (boolean more = ok.find(FieldName.RECORD_ROUTE);
        more;
        more = ok.findNext(FieldName.RECORD_ROUTE)) {
      takeRoutes(ok.bytes(), ok.valueStart(), ok.lineEnd());
    }
  }

  private void takeRoutes(byte[] bytes, int from, int end) {
    int open = indexOf(bytes, '<', from, end);
    while (open >= 0) {
      int close = indexOf(bytes, '>', open, end);
      int next = close < 0 ? -1 : indexOf(bytes, '<', close, end);
      int valueEnd = next < 0 ? end : lastIndexOf(bytes, ',', close, next);
      prependRoute(bytes, open, trimmed(bytes, open, valueEnd));
      open = next;
    }
  }

  private void prependRoute(byte[] bytes, int start, int end) {
    MessageText before = new MessageText();
    before.add("Route: ").add(bytes, start, end).add(LINE_END).add(routes);
    routes.clear().add(before);
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private static int lastIndexOf(byte[] bytes, char wanted, int from, int end) {
    int at = end;
    while (at > from && bytes[at] != wanted) {
      at--;
    }
    return at;
  }

  private static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
    }
    return at;
  }

  private static int trimmed(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start && bytes[at - 1] <= ' ') {
      at--;
    }
    return at;
  }
}
