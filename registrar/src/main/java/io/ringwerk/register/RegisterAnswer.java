package io.ringwerk.register;

import io.ringwerk.auth.AuthenticationResult;
import io.ringwerk.location.Binding;
import io.ringwerk.sip.flow.Flow;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the one answer to one REGISTER, and counts it. */
final class RegisterAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

  private final RegistrarCounters counters;
  private final RegisterResponses responses;
  private final SipRequest request;
  private final Flow flow;

  RegisterAnswer(
      RegistrarCounters counters, RegisterResponses responses, SipRequest request, Flow flow) {
    this.counters = counters;
    this.responses = responses;
    this.request = request;
    this.flow = flow;
  }

  /** 200 with the bindings there are. */
  void ok(RegistrarEvent event, List<Binding> bindings, Instant now) {
    counters.events().increment(event);
    send(responses.ok(request, bindings, now));
  }

  /** The same refusal as before, to a retransmission. */
  void refuseAgain(int status) {
    counters.events().increment(RegistrarEvent.RETRANSMITTED);
    send(responses.refusalAgain(request, status));
  }

  /** A refusal. */
  void refuse(Refused refused) {
    counters.refusals().increment(refused.reason());
    send(responses.refusal(request, refused));
  }

  /** A refusal for what is wrong with the credentials. */
  void refuse(AuthenticationResult.Refused refused) {
    counters.events().increment(RegistrarEvent.NOT_AUTHENTICATED);
    send(responses.refusal(request, refused));
  }

  /** 401. */
  void challenge(AuthenticationResult.Challenge challenge) {
    counters.events().increment(RegistrarEvent.CHALLENGED);
    send(responses.challenge(request, challenge));
  }

  private void send(SipResponse response) {
    LOG.atDebug()
        .addKeyValue("call-id", request::callId)
        .addKeyValue("branch", () -> request.topmostVia().branch())
        .addKeyValue("flow", flow::id)
        .log("REGISTER answered {} {}", response.status(), response.reasonPhrase());
    flow.send(response);
  }
}
