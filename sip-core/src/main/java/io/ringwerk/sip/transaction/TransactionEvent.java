package io.ringwerk.sip.transaction;

/** What the transaction layer counts. */
public enum TransactionEvent {
  /** A request arrived again and was answered or absorbed by its transaction. */
  REQUEST_REPEATED,
  /** An ACK that a transaction awaited, or had before. */
  ACK_ABSORBED,
  /** A response that matches no transaction, dropped (RFC 6026 §7.3). */
  STRAY_RESPONSE,
  /** A request refused with 503 because the limit is reached. */
  REQUEST_REFUSED,
  /** A request not sent because the limit is reached. */
  SEND_REFUSED,
  /** A request sent again: timers A and E. */
  REQUEST_RESENT,
  /** A final response sent again by timer G. */
  RESPONSE_RESENT,
  /** A request nobody answered: timers B and F. */
  REQUEST_TIMEOUT,
  /** A final response nobody acknowledged: timer H. */
  ACK_TIMEOUT,
  /** A non-INVITE request we gave no final response to while it could be of use (RFC 4320 §4.2). */
  NOT_ANSWERED,
  /** A message of a transaction that could not be sent. */
  TRANSPORT_FAILURE
}
