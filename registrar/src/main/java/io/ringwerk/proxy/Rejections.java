package io.ringwerk.proxy;

import io.ringwerk.sip.flow.EnumCounter;
import io.ringwerk.sip.transaction.IncomingRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that are not forwarded, and counts them. It has no state. */
final class Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(ForkingProxy.class);

  private final EnumCounter<ProxyEvent> counter;

  Rejections(EnumCounter<ProxyEvent> counter) {
    this.counter = counter;
  }

  /** Answers a stranger: it costs no memory (RFC 3261 §8.2.7). */
  void answerStatelessly(IncomingRequest incoming, Rejection rejection) {
    note(incoming, rejection);
    incoming.respondStatelessly(rejection.response());
  }

  /**
   * Answers a sender whose credentials were accepted. The transaction absorbs repetitions: their
   * nonce count is used up, so they would be challenged instead.
   */
  void answer(IncomingRequest incoming, Rejection rejection) {
    note(incoming, rejection);
    incoming.begin().respond(rejection.response());
  }

  private void note(IncomingRequest incoming, Rejection rejection) {
    counter.increment(rejection.event());
    LOG.atDebug()
        .addKeyValue("call-id", incoming.request().callId())
        .addKeyValue("flow", incoming.flow().id())
        .log(
            "{} rejected: {} {}",
            incoming.request().methodName(),
            rejection.response().status(),
            rejection.response().reasonPhrase());
  }
}
