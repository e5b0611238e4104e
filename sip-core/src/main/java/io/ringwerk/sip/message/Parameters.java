package io.ringwerk.sip.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ;name=value} parameters of a header value or URI, in their order; names are
 * case-insensitive (RFC 3261 §7.3.1). A parameter without a value has the empty value; a quoted
 * value is given without its quotes. Of a repeated name the first counts.
 */
public final class Parameters {
  /** No parameters. */
  public static final Parameters NONE = new Parameters(new String[0], 0);

  /**
   * No honest value has nearly as many. Each look-up goes through all of them, and two lists may be
   * held against each other.
   */
  static final int MAX = 64;

  /** Lower-case names at even places, values at odd ones. */
  private final String[] pairs;

  /** How much of the array counts. */
  private final int length;

  private Parameters(String[] pairs, int length) {
    this.pairs = pairs;
    this.length = length;
  }

  /** Takes the array over: lower-case names at even places, values at odd ones. */
  static Parameters of(String[] pairs, int length) {
    return length == 0 ? NONE : new Parameters(pairs, length);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** Whether the parameter is there, with or without a value. */
  public boolean has(String name) {
    return find(name) >= 0;
  }

  /** The parameter's value, empty text if it has none; absent if the parameter is. */
  public Optional<String> value(String name) {
    int at = find(name);
    return at < 0 ? Optional.empty() : Optional.of(pairs[at + 1]);
  }

  /** The lower-case names, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>(length / 2);
    for (int i = 0; i < length; i += 2) {
      names.add(pairs[i]);
    }
    return names;
  }

  private int find(String name) {
    for (int i = 0; i < length; i += 2) {
      if (isNamed(i, name)) {
        return i;
      }
    }
    return -1;
  }

  /** The common names are always the same text. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isNamed(int at, String name) {
    return pairs[at] == name || pairs[at].equalsIgnoreCase(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parameters that
        && Arrays.equals(pairs, 0, length, that.pairs, 0, that.length);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(pairs).subList(0, length).hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i += 2) {
      text.append(';').append(pairs[i]);
      if (!pairs[i + 1].isEmpty()) {
        text.append('=').append(pairs[i + 1]);
      }
    }
    return text.toString();
  }

  /** Reads {@code *( SEMI generic-param )} of a header value (RFC 3261 §25.1). */
  static Parameters ofHeader(Cursor cursor) throws MalformedHeaderException {
    ParameterScanner scanner = new ParameterScanner(cursor);
    if (!scanner.next()) {
      return NONE;
    }
    Collector collector = new Collector();
    do {
      collector.add(scanner.name(), scanner.value());
    } while (scanner.next());
    return collector.parameters();
  }

  /** Reads {@code *( ";" uri-parameter )} (RFC 3261 §25.1): no space, no quoted strings. */
  static Parameters ofUri(Cursor cursor) throws MalformedHeaderException {
    if (cursor.peek() != ';') {
      return NONE;
    }
    Collector collector = new Collector();
    for (int count = 1; cursor.skip(';'); count++) {
      if (count > MAX) {
        throw cursor.malformed("too many parameters");
      }
      readUriParameter(cursor, collector);
    }
    return collector.parameters();
  }

  private static void readUriParameter(Cursor cursor, Collector collector)
      throws MalformedHeaderException {
    int start = cursor.position();
    if (!cursor.skipAll(SipCharacters.URI_NAME)) {
      throw cursor.malformed("URI parameter name expected");
    }
    String name = cursor.unescapedName(start);
    if (!cursor.skip('=')) {
      collector.add(name, "");
      return;
    }
    int valueStart = cursor.position();
    cursor.skipAll(SipCharacters.URI_VALUE);
    collector.add(name, cursor.unescaped(valueStart));
  }

  /** Grows while a list of parameters is read. */
  private static final class Collector {
    private static final int INITIAL = 6;

    private String[] pairs = new String[INITIAL];
    private int length;

    /** Takes a lower-case name. */
    void add(String name, String value) {
      if (length == pairs.length) {
        pairs = Arrays.copyOf(pairs, length * 2);
      }
      pairs[length++] = name;
      pairs[length++] = value;
    }

    Parameters parameters() {
      return of(pairs, length);
    }
  }
}
