package io.ringwerk.loadtest.sipp;

import java.util.Locale;

/** What SIPp of Debian speaks; it is built without TLS. */
enum Transport {
  /** One socket. */
  UDP("u1"),
  /** One connection. */
  TCP("t1");

  private final String option;

  Transport(String option) {
    this.option = option;
  }

  static Transport named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "udp" -> UDP;
      case "tcp" -> TCP;
      case "tls" ->
          throw LoadFailure.usage(
              "--transport tls: Debian's SIPp is built without TLS; use udp or tcp");
      default -> throw LoadFailure.usage("--transport " + name + ": it is udp or tcp");
    };
  }

  /** The value of SIPp's -t. */
  String option() {
    return option;
  }
}
