package io.ringwerk.sip.message;

/** Lower-case parameter names; the common ones are always the same text, to make less garbage. */
final class ParameterName {
  private static final String[] COMMON = {
    "branch",
    "rport",
    "received",
    "maddr",
    "ttl",
    "alias",
    "keep",
    "tag",
    "expires",
    "q",
    "+sip.instance",
    "reg-id",
    "transport",
    "lr",
    "ob",
    "user",
    "method",
    "line",
    "rinstance"
  };
  private static final String UNKNOWN = "";
  private static final NameTable<String> TABLE = new NameTable<>(128, UNKNOWN);

  static {
    for (String name : COMMON) {
      TABLE.put(name, name);
    }
  }

  private ParameterName() {}

  /** The common name that stands there; empty if it is none. */
  static String common(byte[] bytes, int start, int end) {
    return TABLE.find(bytes, start, end);
  }
}
