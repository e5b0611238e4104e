package io.ringwerk.proxy;

/** What the proxy counts. */
public enum ProxyEvent {
  /** A request whose header fields do not follow their grammar: 400. */
  MALFORMED,
  /** A Request-URI that is no {@code sip} URI: 416. */
  UNSUPPORTED_URI_SCHEME,
  /** A request that has made too many hops: 483. */
  TOO_MANY_HOPS,
  /** A request that came back to us unchanged: 482. */
  LOOP,
  /** A request that needs an extension of proxies we do not have: 420. */
  BAD_EXTENSION,
  /** A request with a Route to somewhere else: 403. */
  FOREIGN_ROUTE,
  /** A request without valid credentials: 407. */
  CHALLENGED,
  /** A request refused for its credentials: 400 or 403. */
  NOT_AUTHENTICATED,
  /** A request whose From is not the caller's: 403. */
  FOREIGN_IDENTITY,
  /** A subscription to an event nobody serves: 489. */
  BAD_EVENT,
  /** A request for a domain that is not the caller's own tenant's: 403. */
  FOREIGN_DOMAIN,
  /** A request for somebody unknown: 404. */
  UNKNOWN_TARGET,
  /** A request for somebody who is not registered: 480. */
  NOT_REGISTERED,
  /** A request for more devices at once than is allowed: 440. */
  TOO_MANY_BRANCHES,
  /** A request in a dialog that was forwarded. */
  IN_DIALOG,
  /** A request in a dialog whose other end is not connected: 480. */
  IN_DIALOG_UNREACHABLE,
  /** An ACK that belongs to no dialog of ours, dropped. */
  STRAY_ACK,
  /** An INVITE that was answered. */
  CALL_ANSWERED,
  /** An INVITE the caller cancelled. */
  CALL_CANCELLED,
  /** An INVITE nobody answered in time. */
  CALL_NOT_ANSWERED,
  /** An INVITE that got another final response. */
  CALL_FAILED
}
