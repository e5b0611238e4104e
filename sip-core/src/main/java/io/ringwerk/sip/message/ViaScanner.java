package io.ringwerk.sip.message;

/**
 * Walks over one {@code via-parm} (RFC 3261 §20.42), noting where its parts stand. It runs once
 * when a message is indexed, to know the top Via is sound, and again when the {@link Via} is asked
 * for; only then text is made.
 */
final class ViaScanner {
  private static final byte[] SIP = ParameterScanner.name("sip");
  private static final byte[] VERSION = ParameterScanner.name("2.0");

  private final Cursor cursor;
  private int transportStart;
  private int transportEnd;
  private int hostStart;
  private int hostEnd;
  private int port;
  private int parametersStart;

  ViaScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Walks over the value, ending after it or at the comma before the next. */
  void scan() throws MalformedHeaderException {
    scanProtocol();
    scanSentBy();
    parametersStart = cursor.position();
    ParameterScanner parameters = new ParameterScanner(cursor);
    while (parameters.next()) {
      // Walking on is all that is needed here: a malformed parameter throws.
    }
    cursor.skipWhitespace();
    if (!cursor.atEnd() && cursor.peek() != ',') {
      throw cursor.malformed("parameter, comma or end expected");
    }
  }

  /** Reads the value as {@link #scan} does and makes a {@link Via} of it. */
  Via read() throws MalformedHeaderException {
    scan();
    int next = cursor.position();
    cursor.moveTo(parametersStart);
    Parameters parameters = Parameters.ofHeader(cursor);
    cursor.moveTo(next);
    String branch = parameters.value("branch").orElse("");
    String transport = cursor.text(transportStart, transportEnd);
    return new Via(transport, cursor.text(hostStart, hostEnd), port, branch, parameters);
  }

  private void scanProtocol() throws MalformedHeaderException {
    expectToken(SIP);
    expectSlash();
    expectToken(VERSION);
    expectSlash();
    transportStart = cursor.position();
    if (!cursor.skipToken()) {
      throw cursor.malformed("transport expected");
    }
    transportEnd = cursor.position();
  }

  private void expectToken(byte[] lowerCase) throws MalformedHeaderException {
    int start = cursor.position();
    if (!cursor.skipToken() || !cursor.spells(start, cursor.position(), lowerCase)) {
      throw cursor.malformed("SIP/2.0 expected");
    }
  }

  private void expectSlash() throws MalformedHeaderException {
    if (!cursor.skipSeparator('/')) {
      throw cursor.malformed("/ expected in the protocol");
    }
  }

  private void scanSentBy() throws MalformedHeaderException {
    if (!cursor.skipWhitespace()) {
      throw cursor.malformed("space expected before sent-by");
    }
    hostStart = cursor.position();
    if (!cursor.skipHost()) {
      throw cursor.malformed("host expected");
    }
    hostEnd = cursor.position();
    port = cursor.optionalPort(true);
  }
}
