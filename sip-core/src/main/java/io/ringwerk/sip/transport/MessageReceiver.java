package io.ringwerk.sip.transport;

import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.message.ParseFailure;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;

/**
 * Takes what arrives. Called on the shard that read it, and must not block: work for another shard
 * is handed over with {@link Shard#execute}. Shared by all shards.
 */
public interface MessageReceiver {

  /**
   * A well-formed message arrived.
   *
   * @param message the message; a request knows where it came from ({@code receivedFrom})
   * @param flow what it arrived on, and what its responses leave by (RFC 3261 §18.2.2, RFC 3581)
   */
  void received(SipMessage message, Flow flow);

  /**
   * How a shard that reads keeps up, told on it every 50 ms, and for some seconds after the last
   * message.
   */
  default void measured(LoopLoad load, Shard shard) {}

  /**
   * Something arrived that is no acceptable message, and is counted already. A request is answered
   * where that is possible, an ACK never (RFC 3261 §17). A connection is closed afterwards if
   * nobody knows where in it the next message begins.
   *
   * @param failure what is wrong with it
   * @param flow what it arrived on
   */
  default void malformed(ParseFailure failure, Flow flow) {
    failure
        .answerable()
        .filter(request -> request.method() != SipMethod.ACK)
        .map(request -> request.receivedFrom(flow.remote()))
        .map(
            request ->
                ResponseBuilder.to(request, failure.reason().status(), failure.reason().phrase()))
        .ifPresent(refusal -> flow.send(refusal.build()));
  }
}
