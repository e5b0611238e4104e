package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TransactionLimitsTest {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(7);

  private final LayerUnderTest layer =
      LayerUnderTest.withLimits(new TransactionLimits(2, 2, 1, RETRY_AFTER));

  @Test
  void refusesANewRequestBeyondTheLimitWith503AndRetryAfter() {
    fillServerSide();

    layer.receive(invite(3));

    SipResponse refusal = (SipResponse) layer.wire.last();
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.value(HeaderName.RETRY_AFTER)).contains("7");
    assertThat(layer.user.requests).as("requests handed up").hasSize(2);
    assertThat(layer.count(TransactionEvent.REQUEST_REFUSED)).isOne();
  }

  @Test
  void refusesARepetitionWithTheSameResponse() {
    fillServerSide();
    layer.forget();

    layer.receive(invite(3));
    layer.receive(invite(3));

    assertThat(layer.wire.take()).hasSize(2).containsOnly(layer.wire.last());
    assertThat(layer.layer.size()).isEqualTo(2);
  }

  @Test
  void refusesANewRequestWhenItCouldNotBeForwarded() {
    layer.send(invite(1));
    layer.send(invite(2));
    layer.forget();

    layer.receive(invite(3));

    assertThat(layer.sent()).isEqualTo("503");
  }

  @Test
  void takesRequestsAgainWhenOthersAreOver() {
    SipRequest first = invite(1);
    layer.begin(first).respond(response(first, 200));
    layer.begin(invite(2));
    layer.advance("32 s");

    layer.receive(invite(3));

    assertThat(layer.user.requests).hasSize(3);
  }

  @Test
  void stillAnswersRepetitions() {
    fillServerSide();
    layer.forget();

    layer.receive(invite(1));

    assertThat(layer.sent()).isEqualTo("100");
  }

  @Test
  void letsRequestsInADialogUseTheReserve() {
    fillServerSide();

    layer.begin(TestMessages.bye().build());

    assertThat(layer.layer.size()).isEqualTo(3);
  }

  @Test
  void letsACancelUseTheReserve() {
    fillServerSide();

    layer.receive(RequestBuilder.cancelOf(invite(1)).build());

    assertThat(layer.user.cancels).hasSize(1);
  }

  @Test
  void letsAnUrgentCallUseTheReserve() {
    fillServerSide();
    layer.user.everythingIsUrgent = true;

    layer.begin(invite(3));

    assertThat(layer.layer.size()).isEqualTo(3);
  }

  @Test
  void endsAtTheReserve() {
    fillServerSide();
    layer.user.everythingIsUrgent = true;
    layer.begin(invite(3));
    layer.forget();

    layer.receive(invite(4));
    layer.receive(TestMessages.bye().build());
    layer.receive(RequestBuilder.cancelOf(invite(1)).build());

    assertThat(layer.sent()).isEqualTo("503, 503, 503");
  }

  @Test
  void failsARequestOfOursBeyondLimitAndReserve() {
    layer.send(invite(1));
    layer.send(invite(2));
    layer.send(invite(3));
    layer.forget();

    ClientTransaction refused = layer.send(invite(4));

    assertThat(refused.isTerminated()).isTrue();
    assertThat(layer.heard()).as("heard inside send").isEqualTo("-");
    layer.time.runDue();
    assertThat(layer.heard()).isEqualTo("transportFailure BUFFER_FULL");
    assertThat(layer.sent()).isEqualTo("-");
    assertThat(layer.count(TransactionEvent.SEND_REFUSED)).isOne();
  }

  @Test
  void refusesLimitsThatMakeNoSense() {
    assertThatThrownBy(() -> new TransactionLimits(0, 1, 1, RETRY_AFTER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TransactionLimits(1, 0, 1, RETRY_AFTER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TransactionLimits(1, 1, -1, RETRY_AFTER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TransactionLimits(1, 1, 1, Duration.ofMillis(900)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void fillServerSide() {
    layer.begin(invite(1));
    layer.begin(invite(2));
  }

  private static SipRequest invite(int call) {
    return TestMessages.invite().callId("call-" + call).branch("z9hG4bK-" + call).build();
  }
}
