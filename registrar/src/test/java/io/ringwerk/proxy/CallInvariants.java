package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.FlowId;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Watches what the proxy receives and sends, and checks what must hold of every call (RFC 3261
 * §16).
 */
final class CallInvariants {

  private final Set<String> branchesThatRang = new HashSet<>();
  private final Map<String, String> branchOfDevice = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Set<String>> answers = new HashMap<>();

  /** The proxy receives a message. */
  void received(SipMessage message) {
    if (message instanceof SipResponse response && response.isProvisional()) {
      branchesThatRang.add(response.topmostVia().branch());
    }
  }

  /** The proxy sends a message. */
  void sent(FlowId flow, SipMessage message) {
    if (message instanceof SipRequest request) {
      sentRequest(flow, request);
    } else if (message instanceof SipResponse response
        && response.cseq().method() == SipMethod.INVITE) {
      sentResponse(response);
    }
  }

  private void sentRequest(FlowId flow, SipRequest request) {
    String branch = request.topmostVia().branch();
    if (request.method() == SipMethod.CANCEL) {
      assertThat(branchesThatRang).as("CANCEL needs a provisional response").contains(branch);
    } else if (request.method() == SipMethod.INVITE) {
      String known = branchOfDevice.putIfAbsent(request.callId() + flow, branch);
      assertThat(known).as("one branch for each device").isIn(null, branch);
    }
  }

  private void sentResponse(SipResponse response) {
    String invite = response.topmostVia().branch();
    if (response.isSuccess()) {
      assertThat(failures).as("no 2xx after another final response").doesNotContainKey(invite);
      answers
          .computeIfAbsent(response.callId(), key -> new HashSet<>())
          .add(response.toTag().orElseThrow());
    } else if (response.isFinal()) {
      assertThat(answers.containsKey(response.callId())).as("no failure after a 2xx").isFalse();
      Integer known = failures.putIfAbsent(invite, response.status());
      assertThat(known).as("one final response").isIn(null, response.status());
    }
  }

  /** Checks the reports of all calls, once all is over. */
  void check(List<CallEvent> events) {
    for (CallEvent event : events) {
      if (event instanceof CallEvent.Started started) {
        checkEnded(started, endOf(started, events));
      }
    }
  }

  private static CallEvent.Ended endOf(CallEvent.Started call, List<CallEvent> events) {
    List<CallEvent.Ended> ends =
        events.stream()
            .filter(CallEvent.Ended.class::isInstance)
            .map(CallEvent.Ended.class::cast)
            .filter(end -> end.callId().equals(call.callId()))
            .toList();
    assertThat(ends).as("every call ends once").hasSize(1);
    return ends.get(0);
  }

  private void checkEnded(CallEvent.Started started, CallEvent.Ended ended) {
    assertThat(ended.branches()).as("every branch ends").hasSize(started.targets().deviceCount());
    long answered =
        ended.branches().stream().filter(it -> it.result() == BranchResult.ANSWERED).count();
    assertThat(answers.getOrDefault(started.callId(), Set.of()))
        .as("every answer is forwarded")
        .hasSize((int) answered);
    assertThat(ended.outcome() == CallOutcome.ANSWERED).isEqualTo(answered > 0);
  }
}
