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
    Field field = cursor.find(Field.TABLE, start);
    if (!cursor.skipSeparator('=')) {
      throw cursor.malformed("= expected");
    }
    store(field, value());
  }

  private String value() throws MalformedHeaderException {
    int start = cursor.position();
    if (cursor.peek() != '"') {
      cursor.skipAll(SipCharacters.VALUE);
      return cursor.text(start);
    }
    if (!cursor.skipQuotedString()) {
      throw cursor.malformed("closing quote expected");
    }
    return cursor.unquoted(start, cursor.position());
  }

  private void store(Field field, String value) {
    switch (field) {
      case USERNAME -> username = value;
      case REALM -> realm = value;
      case NONCE -> nonce = value;
      case URI -> uri = value;
      case RESPONSE -> response = value;
      case ALGORITHM -> algorithm = Optional.of(value);
      case CNONCE -> cnonce = Optional.of(value);
      case OPAQUE -> opaque = Optional.of(value);
      case QOP -> qop = Optional.of(value);
      case NC -> nonceCount = Optional.of(value);
      case OTHER -> {
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

  /** The parameters that are read; their names are case-insensitive. */
  private enum Field {
    USERNAME,
    REALM,
    NONCE,
    URI,
    RESPONSE,
    ALGORITHM,
    CNONCE,
    OPAQUE,
    QOP,
    NC,
    OTHER;

    static final NameTable<Field> TABLE = table();

    private static NameTable<Field> table() {
      NameTable<Field> table = new NameTable<>(64, OTHER);
      for (Field field : values()) {
        if (field != OTHER) {
          table.put(field.name(), field);
        }
      }
      return table;
    }
  }
}
