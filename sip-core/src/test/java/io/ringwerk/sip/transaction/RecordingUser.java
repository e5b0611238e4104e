package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps what the layer hands up. */
final class RecordingUser implements TransactionUser {

  final List<IncomingRequest> requests = new ArrayList<>();
  final List<SipRequest> acks = new ArrayList<>();
  final List<Cancellation> cancels = new ArrayList<>();
  final List<SipResponse> strays = new ArrayList<>();
  boolean everythingIsUrgent;
  Consumer<IncomingRequest> onRequest = request -> {};

  record Cancellation(IncomingRequest cancel, Optional<ServerTransaction> invite) {}

  @Override
  public void request(IncomingRequest request) {
    requests.add(request);
    onRequest.accept(request);
  }

  @Override
  public void ack(SipRequest ack, Flow flow) {
    acks.add(ack);
  }

  @Override
  public void cancel(IncomingRequest cancel, Optional<ServerTransaction> invite) {
    cancels.add(new Cancellation(cancel, invite));
  }

  @Override
  public void strayResponse(SipResponse response, Flow flow) {
    strays.add(response);
  }

  @Override
  public boolean isUrgent(SipRequest request) {
    return everythingIsUrgent;
  }

  IncomingRequest lastRequest() {
    return requests.get(requests.size() - 1);
  }
}
