package io.ringwerk.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Digest credentials (RFC 3261 §25.1 {@code digest-response}) in one pass. */
final class DigestScanner {
  private static final byte[] DIGEST = ParameterScanner.name("digest");

  private final Cursor cursor;
  private @Nullable String username;
  private @Nullable String realm;
  private @Nullable String nonce;
  private @Nullable String uri;
  private @Nullable String response;
  private Optional<String> algorithm = Optional.empty();
  private Optional<String> cnonce = Optional.empty();
  private Optional<String> opaque = Optional.empty();
  private Optional<String> qop = Optional.empty();
  private Optional<String> nonceCount = Optional.empty();

  private DigestScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The credentials; absent if they are of another scheme than Digest. */
  static Optional<DigestCredentials> read(Cursor cursor) throws MalformedHeaderException {
    cursor.skipWhitespace();
    int start = cursor.position();
    if (!cursor.skipToken()) {
      throw cursor.malformed("scheme expected");
    }
    if (!cursor.spells(start, cursor.position(), DIGEST)) {
      return Optional.empty();
    }
    return Optional.of(new DigestScanner(cursor).credentials());
  }

  private DigestCredentials credentials() throws MalformedHeaderException {
    do {
      cursor.skipWhitespace();
      readParameter();
    } while (cursor.skipSeparator(','));
    cursor.expectEnd();
    return new DigestCredentials(
        required(username, "username"),
        required(realm, "realm"),
        required(nonce, "nonce"),
        required(uri, "uri"),
        required(response, "response"),
        algorithm,
        cnonce,
        opaque,
        qop,
        nonceCount);
  }

  private void readParameter() throws MalformedHeaderException {
    int start = cursor.position();
    if (!cursor.skipToken()) {
      throw cursor.malformed("parameter expected");
    }
    int end = cursor.position();
    if (!cursor.skipSeparator('=')) {
      throw cursor.malformed("= expected");
    }
    store(cursor.text(start, end), value());
  }

  private String value() throws MalformedHeaderException {
    int start = cursor.position();
    if (cursor.peek() != '"') {
      cursor.skipUntilAny(", \t");
      return cursor.text(start);
    }
    if (!cursor.skipQuotedString()) {
      throw cursor.malformed("closing quote expected");
    }
    return cursor.unquoted(start, cursor.position());
  }

  private void store(String name, String value) {
    switch (name.toLowerCase(java.util.Locale.ROOT)) {
      case "username" -> username = value;
      case "realm" -> realm = value;
      case "nonce" -> nonce = value;
      case "uri" -> uri = value;
      case "response" -> response = value;
      case "algorithm" -> algorithm = Optional.of(value);
      case "cnonce" -> cnonce = Optional.of(value);
      case "opaque" -> opaque = Optional.of(value);
      case "qop" -> qop = Optional.of(value);
      case "nc" -> nonceCount = Optional.of(value);
      default -> {
        // auth-param: any other name may stand here and means nothing to us (RFC 3261 §25.1).
      }
    }
  }

  private String required(@Nullable String value, String name) throws MalformedHeaderException {
    if (value == null) {
      throw cursor.malformed(name + " missing");
    }
    return value;
  }
}
