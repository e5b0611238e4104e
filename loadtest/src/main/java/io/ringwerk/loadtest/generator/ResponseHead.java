package io.ringwerk.loadtest.generator;

/** The header fields of a request that each response to it repeats (RFC 3261 §8.2.6.2, §12.1.1). */
final class ResponseHead {

  private static final FieldName[] BEFORE_TO = {
    FieldName.VIA, FieldName.RECORD_ROUTE, FieldName.FROM
  };
  private static final FieldName[] BEHIND_TO = {FieldName.CALL_ID, FieldName.CSEQ};

  private ResponseHead() {}

  /**
   * Copies them.
   *
   * @param into what it has is overwritten
   * @param tag goes into a To that has none
   */
  static void copy(ReceivedMessage request, MessageText into, int tag) {
    into.clear();
    copyAll(request, into, BEFORE_TO);
    if (request.find(FieldName.TO)) {
      copyTo(request, into, tag);
    }
    copyAll(request, into, BEHIND_TO);
  }

  private static void copyAll(ReceivedMessage request, MessageText into, FieldName[] names) {
    for (FieldName name : names) {
      for (boolean more = request.find(name); more; more = request.findNext(name)) {
        into.add(request.bytes(), request.line(), request.lineEnd());
      }
    }
  }

  private static void copyTo(ReceivedMessage request, MessageText into, int tag) {
    byte[] bytes = request.bytes();
    int end = request.lineEnd();
    while (end > request.line() && bytes[end - 1] <= ' ') {
      end--;
    }
    into.add(bytes, request.line(), end);
    if (!hasTag(bytes, request.valueStart(), end)) {
      into.add(";tag=").addHex(tag);
    }
    into.add("\r\n");
  }

  private static boolean hasTag(byte[] bytes, int from, int end) {
    for (int at = from; at < end - 4; at++) {
      if (bytes[at] == ';'
          && bytes[at + 1] == 't'
          && bytes[at + 2] == 'a'
          && bytes[at + 3] == 'g'
          && bytes[at + 4] == '=') {
        return true;
      }
    }
    return false;
  }
}
