package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;

/** A request on its way from the layer to its user. */
record ArrivedRequest(ServerTransactions transactions, ServerKey key, SipRequest request, Flow flow)
    implements IncomingRequest {

  @Override
  public boolean isMerged() {
    return transactions.hasOther(request);
  }

  @Override
  public void respondStatelessly(SipResponse response) {
    flow.send(response);
  }

  @Override
  public ServerTransaction begin() {
    return transactions.begin(key, request, flow);
  }
}
