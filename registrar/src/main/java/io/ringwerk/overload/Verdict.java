package io.ringwerk.overload;

/** What becomes of a request. */
public enum Verdict {
  /** It is served. */
  SERVE,
  /** It is answered 503 with Retry-After (RFC 3261 §21.5.4). */
  REFUSE,
  /** It is not answered: so many are refused already that more answers would cost the served. */
  DROP
}
