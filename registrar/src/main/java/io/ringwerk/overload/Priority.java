package io.ringwerk.overload;

/**
 * What a request is worth when not all can be served, the most valuable first. RFC 5390 REQ 13 and
 * 14 ask for such an order.
 */
public enum Priority {
  /** A call for help. Never refused. */
  EMERGENCY,
  /** Belongs to work begun: ACK, CANCEL, a request in a dialog. Never refused. */
  CONTINUATION,
  /** A device that is registered refreshes its binding; refused it would be lost soon. */
  KNOWN_DEVICE,
  /** Carries credentials: the second half of a challenge that was paid for, or a new call. */
  AUTHENTICATED,
  /** Everything else: a first REGISTER or INVITE, OPTIONS, SUBSCRIBE. */
  NEW_WORK
}
