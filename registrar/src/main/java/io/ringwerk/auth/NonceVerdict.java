package io.ringwerk.auth;

/** What a {@link NonceIssuer} thinks of a nonce that came back. */
public enum NonceVerdict {
  /** We issued it, and its lifetime has not ended. */
  FRESH,
  /** We issued it, but it is too old: the phone gets a new one with {@code stale=true}. */
  STALE,
  /** It does not carry our signature. */
  FORGED
}
