package io.ringwerk.sip.message;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SIP or SIPS URI (RFC 3261 §19.1), or as much as is needed of another one: a {@code tel} URI has
 * its number as user and no host, of any other scheme only scheme and text are known.
 *
 * <p>Two are equal if their text is; {@link #equivalentTo} compares as RFC 3261 §19.1.4 does.
 */
public final class SipUri {
  private final String scheme;
  private final String user;
  private final String password;
  private final String host;
  private final int port;
  private final Parameters parameters;
  private final String headers;
  private final String text;

  SipUri(
      String scheme,
      String user,
      String password,
      String host,
      int port,
      Parameters parameters,
      String headers,
      String text) {
    this.scheme = scheme;
    this.user = user;
    this.password = password;
    this.host = host;
    this.port = port;
    this.parameters = parameters;
    this.headers = headers;
    this.text = text;
  }

  /** Reads a whole URI, without angle brackets or anything around it. */
  public static SipUri parse(String text) throws MalformedHeaderException {
    return UriScanner.readWhole(Cursor.of("URI", text));
  }

  /** The scheme in lower case: {@code sip}, {@code sips}, {@code tel}, … */
  public String scheme() {
    return scheme;
  }

  /** Whether the scheme is {@code sip} or {@code sips}; only then host and port mean anything. */
  public boolean isSip() {
    return scheme.equals("sip") || isSecure();
  }

  /** Whether the scheme is {@code sips} (RFC 3261 §26.2.2). */
  public boolean isSecure() {
    return scheme.equals("sips");
  }

  /** The user part with its escapes resolved (RFC 3261 §19.1.2); empty if there is none. */
  public String user() {
    return user;
  }

  /** The password of the user part, escapes resolved; empty if there is none. */
  public String password() {
    return password;
  }

  /** The host in lower case, IPv6 in brackets; empty for other schemes. */
  public String host() {
    return host;
  }

  /** The port, -1 if none is given. */
  public int port() {
    return port;
  }

  /** The URI parameters, escapes resolved. */
  public Parameters parameters() {
    return parameters;
  }

  /** Short for the value of one parameter. */
  public Optional<String> parameter(String name) {
    return parameters.value(name);
  }

  /** The {@code transport} parameter in lower case (RFC 3261 §19.1.1). */
  public Optional<String> transport() {
    return parameters.value("transport").map(SipUri::lowerCase);
  }

  /** Whether the {@code lr} parameter marks a loose router (RFC 3261 §19.1.1). */
  public boolean isLooseRouter() {
    return parameters.has("lr");
  }

  /** The text after the question mark, as written; empty if there is none. */
  public String headers() {
    return headers;
  }

  /** The URI as it was written. */
  public String text() {
    return text;
  }

  /** Whether both name the same resource (RFC 3261 §19.1.4). */
  public boolean equivalentTo(SipUri other) {
    return UriComparison.equivalent(this, other);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SipUri that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
