package io.ringwerk.sip.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares URIs as RFC 3261 §19.1.4 rules. */
final class UriComparison {
  /** Parameters that, in only one of the two URIs, make them differ. */
  private static final List<String> SIGNIFICANT =
      List.of("user", "ttl", "method", "maddr", "transport");

  private UriComparison() {}

  static boolean equivalent(SipUri one, SipUri other) {
    if (!one.scheme().equals(other.scheme())) {
      return false;
    }
    if (!one.isSip()) {
      return one.text().equals(other.text());
    }
    return one.user().equals(other.user())
        && one.password().equals(other.password())
        && one.host().equals(other.host())
        && one.port() == other.port()
        && parametersAgree(one.parameters(), other.parameters())
        && headersAgree(one.headers(), other.headers());
  }

  private static boolean parametersAgree(Parameters one, Parameters other) {
    for (String name : SIGNIFICANT) {
      if (one.has(name) != other.has(name)) {
        return false;
      }
    }
    for (String name : one.names()) {
      if (other.has(name) && !sameValue(name, one, other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameValue(String name, Parameters one, Parameters other) {
    return one.value(name).orElse("").equalsIgnoreCase(other.value(name).orElse(""));
  }

  /** Header components are never ignored; their order is (RFC 3261 §19.1.4). */
  private static boolean headersAgree(String one, String other) {
    return one.equals(other) || Arrays.equals(sortedHeaders(one), sortedHeaders(other));
  }

  private static String[] sortedHeaders(String headers) {
    String[] parts = headers.split("&", -1);
    for (int i = 0; i < parts.length; i++) {
      int equal = Math.max(0, parts[i].indexOf('='));
      parts[i] = parts[i].substring(0, equal).toLowerCase(Locale.ROOT) + parts[i].substring(equal);
    }
    Arrays.sort(parts);
    return parts;
  }
}
