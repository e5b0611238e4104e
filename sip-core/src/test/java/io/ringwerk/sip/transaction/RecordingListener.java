package io.ringwerk.sip.transaction;

import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.List;

/** Keeps, in words, what either kind of transaction tells. */
final class RecordingListener implements ClientTransactionListener, ServerTransactionListener {

  private final List<String> heard = new ArrayList<>();

  @Override
  public void response(SipResponse response) {
    heard.add("response " + response.status());
  }

  @Override
  public void timeout() {
    heard.add("timeout");
  }

  @Override
  public void transportFailure(FlowFailure failure) {
    heard.add("transportFailure " + failure.reason());
  }

  @Override
  public void ackFailed(FlowFailure failure) {
    heard.add("ackFailed " + failure.reason());
  }

  @Override
  public void ackTimeout() {
    heard.add("ackTimeout");
  }

  @Override
  public void terminated() {
    heard.add("terminated");
  }

  List<String> heard() {
    return List.copyOf(heard);
  }

  /** What was heard since this was last asked. */
  List<String> take() {
    List<String> fresh = heard();
    heard.clear();
    return fresh;
  }
}
