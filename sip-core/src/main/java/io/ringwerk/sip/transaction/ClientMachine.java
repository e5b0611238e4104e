package io.ringwerk.sip.transaction;

import io.ringwerk.sip.message.SipResponse;

/** What the two client machines have in common (RFC 3261 §17.1). */
abstract sealed class ClientMachine extends Machine implements ClientTransaction
    permits InviteClientTransaction, NonInviteClientTransaction {

  final ClientTransactionListener listener;

  ClientMachine(Exchange exchange, ClientTransactionListener listener) {
    super(exchange);
    this.listener = listener;
  }

  /** Takes a response that matched (RFC 3261 §17.1.3). */
  abstract void receive(SipResponse response);
}
