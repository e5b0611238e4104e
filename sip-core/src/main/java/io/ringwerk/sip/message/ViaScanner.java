package io.ringwerk.sip.message;

/**
 * Walks over one {@code via-parm} (RFC 3261 §20.42). A message's topmost Via is only {@linkplain
 * #skip skipped} when the message is indexed, to know that it is sound; text is made of it when the
 * {@link Via} is asked for.
 */
final class ViaScanner {
  private ViaScanner() {}

  /** Walks over the value, ending after it or at the comma before the next. */
  static void skip(Cursor cursor) throws MalformedHeaderException {
    skipToParameters(cursor);
    ParameterScanner parameters = new ParameterScanner(cursor);
    while (parameters.next()) {
      // Walking on is all that is needed here: a malformed parameter throws.
    }
    expectEnd(cursor);
  }

  /** Reads the value, ending where {@link #skip} does. */
  static Via read(Cursor cursor) throws MalformedHeaderException {
    skipProtocol(cursor);
    int start = cursor.position();
    skipTransport(cursor);
    String transport = cursor.text(start);
    skipSpace(cursor);
    start = cursor.position();
    skipHost(cursor);
    String host = cursor.text(start);
    int port = cursor.optionalPort(true);
    Parameters parameters = Parameters.ofHeader(cursor);
    expectEnd(cursor);
    return new Via(transport, host, port, parameters.value("branch").orElse(""), parameters);
  }

  /** Walks over protocol and sent-by. */
  static void skipToParameters(Cursor cursor) throws MalformedHeaderException {
    skipProtocol(cursor);
    skipTransport(cursor);
    skipSpace(cursor);
    skipHost(cursor);
    cursor.optionalPort(true);
  }

  /** Name and version may be any token (RFC 3261 §25.1); which ones they are, nobody asks. */
  private static void skipProtocol(Cursor cursor) throws MalformedHeaderException {
    skipWord(cursor);
    skipSlash(cursor);
    skipWord(cursor);
    skipSlash(cursor);
  }

  private static void skipWord(Cursor cursor) throws MalformedHeaderException {
    if (!cursor.skipToken()) {
      throw cursor.malformed("SIP/2.0 expected");
    }
  }

  private static void skipSlash(Cursor cursor) throws MalformedHeaderException {
    if (!cursor.skipSeparator('/')) {
      throw cursor.malformed("/ expected in the protocol");
    }
  }

  private static void skipTransport(Cursor cursor) throws MalformedHeaderException {
    if (!cursor.skipToken()) {
      throw cursor.malformed("transport expected");
    }
  }

  private static void skipSpace(Cursor cursor) throws MalformedHeaderException {
    if (!cursor.skipWhitespace()) {
      throw cursor.malformed("space expected before sent-by");
    }
  }

  private static void skipHost(Cursor cursor) throws MalformedHeaderException {
    if (!cursor.skipHost()) {
      throw cursor.malformed("host expected");
    }
  }

  private static void expectEnd(Cursor cursor) throws MalformedHeaderException {
    cursor.skipWhitespace();
    if (!cursor.atEnd() && cursor.peek() != ',') {
      throw cursor.malformed("parameter, comma or end expected");
    }
  }
}
