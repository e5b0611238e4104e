package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.routing.TestInstallation;
import io.ringwerk.sip.flow.FlowFailure;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.flow.TransportProtocol;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A phone of {@link SipScript}: does what the test says, and nothing by itself but to answer
 * challenges.
 */
final class ScriptedPhone implements DialogOwner {

  private final SipScript script;
  private final String device;
  private final RecordingWire wire;
  private final Deque<SipMessage> inbox = new ArrayDeque<>();
  private int calls;
  private int branches;

  ScriptedPhone(SipScript script, String device, RecordingWire wire) {
    this.script = script;
    this.device = device;
    this.wire = wire;
  }

  /** Its device id. */
  String device() {
    return device;
  }

  /** The wire it is connected by. */
  RecordingWire wire() {
    return wire;
  }

  /** Its contact, as registered. */
  @Override
  public String contact() {
    return TestInstallation.contact(device, wire);
  }

  /** The tag it writes into its end of a dialog. */
  @Override
  public String tag() {
    return "tag-of-" + device;
  }

  /** Calls somebody, answering the challenge; the returned INVITE is the one that was forwarded. */
  SipRequest calls(String called) {
    SipRequest invite = sendsWithCredentials(request("INVITE", called).contact(bracketed()));
    receives(100);
    return invite;
  }

  /** A request outside a dialog from this device, to be refined; without credentials. */
  TestMessages.TestRequest request(String method, String called) {
    return TestMessages.request(method)
        .from(device)
        .fromTag(tag())
        .to(called)
        .callId(device + "-" + ++calls)
        .sentBy(wire.remote().getHostString() + ":" + wire.remote().getPort())
        .transport(wire.transport().viaToken())
        .branch(nextBranch());
  }

  /** Sends a request, is challenged, and sends it again with its credentials. */
  SipRequest sendsWithCredentials(TestMessages.TestRequest request) {
    SipRequest first = sends(request.build());
    SipResponse challenge = receives(407);
    if (first.methodName().equals("INVITE")) {
      acknowledges(first, challenge);
    }
    String credentials = DigestAnswer.to(challenge, first, device, device);
    return sends(
        request
            .cseq(first.cseq().sequence() + 1)
            .branch(nextBranch())
            .header(HeaderName.PROXY_AUTHORIZATION, credentials)
            .build());
  }

  /** Sends a message as it is. */
  @Override
  public <T extends SipMessage> T sends(T message) {
    script.deliver(message, wire);
    return message;
  }

  /** Responds to a request it received. */
  SipResponse answers(SipRequest request, int status) {
    return sends(responseTo(request, status).build());
  }

  /** Refuses an INVITE it received. */
  void refuses(SipRequest invite, int status) {
    answers(invite, status);
    receives("ACK");
  }

  /** Receives CANCEL for an INVITE that it is ringing for, and complies. */
  SipRequest isCancelled(SipRequest invite) {
    SipRequest cancel = receives("CANCEL");
    answers(cancel, 200);
    refuses(invite, 487);
    return cancel;
  }

  /** Receives the final response that refuses its INVITE. */
  SipResponse isRefused(SipRequest invite, int status) {
    SipResponse response = receives(status);
    acknowledges(invite, response);
    return response;
  }

  /** A response of this phone, to be refined. */
  ResponseBuilder responseTo(SipRequest request, int status) {
    ResponseBuilder response = ResponseBuilder.to(request, status);
    if (status > 100) {
      response.toTag(tag()).header(HeaderName.CONTACT, bracketed());
      request
          .values(HeaderName.RECORD_ROUTE)
          .forEach(route -> response.header(HeaderName.RECORD_ROUTE, route));
    }
    return response;
  }

  /** Cancels an INVITE it sent. */
  void cancels(SipRequest invite) {
    sends(RequestBuilder.cancelOf(invite).build());
    receives(200);
  }

  /** Sends the ACK for a final response other than 2xx (RFC 3261 §17.1.1.3). */
  void acknowledges(SipRequest invite, SipResponse response) {
    sends(RequestBuilder.ackOf(invite, response).build());
  }

  /** Takes the next message, which has to be a request of this method. */
  SipRequest receives(String method) {
    SipMessage next = next(method);
    assertThat(next).as(device + " expects " + method).isInstanceOf(SipRequest.class);
    assertThat(((SipRequest) next).methodName()).as(device + " receives").isEqualTo(method);
    return (SipRequest) next;
  }

  /** Takes the next message, which has to be a response with this status. */
  SipResponse receives(int status) {
    SipMessage next = next(Integer.toString(status));
    assertThat(next).as(device + " expects " + status).isInstanceOf(SipResponse.class);
    assertThat(((SipResponse) next).status()).as(device + " receives").isEqualTo(status);
    return (SipResponse) next;
  }

  /** Checks that it has taken all it received. */
  void receivesNothing() {
    inbox.addAll(wire.take());
    assertThat(inbox).as(device + " receives").isEmpty();
  }

  /** Throws away what it received. */
  void ignoresAll() {
    wire.take();
    inbox.clear();
  }

  /** Lets the message that was sent to it last fail in the network. */
  void isUnreachable() {
    wire.failLast(FlowFailure.Reason.UNREACHABLE);
  }

  /** Its end of the dialog that it opened with an INVITE. */
  ScriptedDialog callerDialog(SipRequest invite, SipResponse response) {
    return ScriptedDialog.ofCaller(this, invite, response);
  }

  /** Its end of the dialog that it accepted. */
  ScriptedDialog calleeDialog(SipRequest invite) {
    return ScriptedDialog.ofCallee(this, invite);
  }

  @Override
  public String nextBranch() {
    return "z9hG4bK-" + device + "-" + ++branches;
  }

  private String bracketed() {
    String transport = wire.transport() == TransportProtocol.UDP ? "" : ";transport=tcp";
    return "<" + contact() + transport + ">";
  }

  private SipMessage next(String expected) {
    inbox.addAll(wire.take());
    assertThat(inbox).as(device + " waits for " + expected).isNotEmpty();
    return inbox.remove();
  }
}
