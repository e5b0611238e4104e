package io.ringwerk.loadtest.generator;

import java.util.Optional;

/** What a loop's phones do with requests: they are called, or answer and forget. */
final class IncomingRequests {

  private final LoadLoop loop;
  private final MessageText head = new MessageText();

  IncomingRequests(LoadLoop loop) {
    this.loop = loop;
  }

  /** Takes the request for one of the loop's phones; nobody else's is dropped. */
  void received(ReceivedMessage request) {
    Optional<Phone> device = loop.phone(request.requestUriNumber());
    device.ifPresent(called -> received(request, called));
  }

  private void received(ReceivedMessage request, Phone device) {
    Optional<Call> call = callOf(request);
    if (request.isMethod("ACK")) {
      call.ifPresent(known -> known.acknowledged(device));
      return;
    }
    if (request.isMethod("INVITE")) {
      call.ifPresent(known -> known.invited(device, request));
      return;
    }
    answerOk(request, device);
    if (request.isMethod("CANCEL")) {
      call.ifPresent(known -> known.cancelled(device));
    } else if (request.isMethod("BYE")) {
      call.ifPresent(known -> known.hungUp(device));
    }
  }

  /** The call under way with the request's Call-ID. */
  private Optional<Call> callOf(ReceivedMessage request) {
    if (!request.find(FieldName.CALL_ID)) {
      return Optional.empty();
    }
    int at = CallId.find(loop.callIdPrefix(), request);
    return at < 0
        ? Optional.empty()
        : loop.phone(CallId.number(request, at))
            .flatMap(caller -> caller.call(CallId.call(request, at)));
  }

  private void answerOk(ReceivedMessage request, Phone device) {
    ResponseHead.copy(request, head, device.number());
    MessageText text = loop.scratch().clear();
    text.add("SIP/2.0 200 OK\r\n").add(head).add("Content-Length: 0\r\n\r\n");
    device.endpoint().send(text);
  }
}
