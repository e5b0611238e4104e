package io.ringwerk.proxy;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.transaction.ClientTransactionListener;

/**
 * Hears what becomes of a CANCEL: nothing depends on it, the INVITE's own final response tells (RFC
 * 3261 §9.1).
 */
enum IgnoredResponses implements ClientTransactionListener {
  /** The only one. */
  INSTANCE;

  @Override
  public void response(SipResponse response) {}

  @Override
  public void timeout() {}

  @Override
  public void transportFailure(FlowFailure failure) {}
}
