package io.ringwerk.sip.message;

import java.nio.charset.StandardCharsets;

/**
 * The header fields this stack knows by name, with their compact forms (RFC 3261 §7.3.3, §20);
 * every other header field is {@link #OTHER} and passes through untouched.
 *
 * <p>Names are case-insensitive when read (RFC 3261 §7.3.1) and written in their canonical, long
 * form.
 */
public enum HeaderName {
  ACCEPT("Accept"),
  ACCEPT_CONTACT("Accept-Contact", "a"),
  ACCEPT_ENCODING("Accept-Encoding"),
  ACCEPT_LANGUAGE("Accept-Language"),
  ALERT_INFO("Alert-Info"),
  ALLOW("Allow"),
  ALLOW_EVENTS("Allow-Events", "u"),
  AUTHENTICATION_INFO("Authentication-Info"),
  AUTHORIZATION("Authorization"),
  CALL_ID("Call-ID", "i"),
  CALL_INFO("Call-Info"),
  CONTACT("Contact", "m"),
  CONTENT_DISPOSITION("Content-Disposition"),
  CONTENT_ENCODING("Content-Encoding", "e"),
  CONTENT_LANGUAGE("Content-Language"),
  CONTENT_LENGTH("Content-Length", "l"),
  CONTENT_TYPE("Content-Type", "c"),
  CSEQ("CSeq"),
  DATE("Date"),
  DIVERSION("Diversion"),
  ERROR_INFO("Error-Info"),
  EVENT("Event", "o"),
  EXPIRES("Expires"),
  FLOW_TIMER("Flow-Timer"),
  FROM("From", "f"),
  HISTORY_INFO("History-Info"),
  IDENTITY("Identity", "y"),
  IN_REPLY_TO("In-Reply-To"),
  MAX_FORWARDS("Max-Forwards"),
  MIME_VERSION("MIME-Version"),
  MIN_EXPIRES("Min-Expires"),
  MIN_SE("Min-SE"),
  ORGANIZATION("Organization"),
  P_ASSERTED_IDENTITY("P-Asserted-Identity"),
  P_CALLED_PARTY_ID("P-Called-Party-ID"),
  P_PREFERRED_IDENTITY("P-Preferred-Identity"),
  PATH("Path"),
  PRIORITY("Priority"),
  PRIVACY("Privacy"),
  PROXY_AUTHENTICATE("Proxy-Authenticate"),
  PROXY_AUTHORIZATION("Proxy-Authorization"),
  PROXY_REQUIRE("Proxy-Require"),
  RACK("RAck"),
  REASON("Reason"),
  RECORD_ROUTE("Record-Route"),
  REFER_TO("Refer-To", "r"),
  REFERRED_BY("Referred-By", "b"),
  REJECT_CONTACT("Reject-Contact", "j"),
  REPLACES("Replaces"),
  REPLY_TO("Reply-To"),
  REQUEST_DISPOSITION("Request-Disposition", "d"),
  REQUIRE("Require"),
  RETRY_AFTER("Retry-After"),
  ROUTE("Route"),
  RSEQ("RSeq"),
  SERVER("Server"),
  SERVICE_ROUTE("Service-Route"),
  SESSION_EXPIRES("Session-Expires", "x"),
  SIP_ETAG("SIP-ETag"),
  SIP_IF_MATCH("SIP-If-Match"),
  SUBJECT("Subject", "s"),
  SUBSCRIPTION_STATE("Subscription-State"),
  SUPPORTED("Supported", "k"),
  TIMESTAMP("Timestamp"),
  TO("To", "t"),
  UNSUPPORTED("Unsupported"),
  USER_AGENT("User-Agent"),
  VIA("Via", "v"),
  WARNING("Warning"),
  WWW_AUTHENTICATE("WWW-Authenticate"),
  /**
   * Any header field without a name of its own here; see {@link SipMessage#headerNameText(int)} and
   * {@link SipMessage#values(String)}.
   */
  OTHER("");

  private static final HeaderName[] ALL = values();
  private static final NameTable<HeaderName> TABLE = table();

  private final String canonical;
  private final String compact;

  HeaderName(String canonical) {
    this(canonical, "");
  }

  HeaderName(String canonical, String compact) {
    this.canonical = canonical;
    this.compact = compact;
  }

  /** The name as RFC 3261 §20 writes it, {@code "Call-ID"}; empty for {@link #OTHER}. */
  public String canonical() {
    return canonical;
  }

  /** The header field of this name, long or compact, in any case; {@link #OTHER} if unknown. */
  public static HeaderName of(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return of(text, 0, text.length);
  }

  static HeaderName of(byte[] bytes, int start, int end) {
    return TABLE.find(bytes, start, end);
  }

  static HeaderName at(int place) {
    return ALL[place];
  }

  /** The place of this name among all, as an index packs it; never stored beyond a process. */
  @SuppressWarnings("EnumOrdinal") // a table look-up per header line would be all it buys
  int place() {
    return ordinal();
  }

  private static NameTable<HeaderName> table() {
    NameTable<HeaderName> table = new NameTable<>(512, OTHER);
    for (HeaderName header : ALL) {
      if (header == OTHER) {
        continue;
      }
      table.put(header.canonical, header);
      if (!header.compact.isEmpty()) {
        table.put(header.compact, header);
      }
    }
    return table;
  }
}
