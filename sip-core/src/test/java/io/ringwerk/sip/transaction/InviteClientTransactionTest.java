package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.sip.flow.FlowFailure.Reason;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.ResponseBuilder;
import io.ringwerk.sip.message.SipMethod;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.transaction.InviteClientTransaction.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 §17.1.1, RFC 6026 §7.2. */
final class InviteClientTransactionTest extends TransitionTable<InviteClientTransaction, State> {

  private final SipRequest invite = TestMessages.invite().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CALLING    | 0.4 s    | CALLING    | -      | -
          CALLING    | 0.5 s    | CALLING    | INVITE | -
          CALLING    | 32 s     | TERMINATED | *      | timeout
          CALLING    | 100      | PROCEEDING | -      | response 100
          CALLING    | 180      | PROCEEDING | -      | response 180
          CALLING    | 200      | ACCEPTED   | -      | response 200
          CALLING    | 302      | COMPLETED  | ACK    | response 302
          CALLING    | 486      | COMPLETED  | ACK    | response 486
          CALLING    | 603      | COMPLETED  | ACK    | response 603
          CALLING    | not sent | TERMINATED | -      | transportFailure UNREACHABLE
          PROCEEDING | 0.5 s    | PROCEEDING | -      | -
          PROCEEDING | 3600 s   | PROCEEDING | -      | -
          PROCEEDING | 100      | PROCEEDING | -      | response 100
          PROCEEDING | 183      | PROCEEDING | -      | response 183
          PROCEEDING | 202      | ACCEPTED   | -      | response 202
          PROCEEDING | 404      | COMPLETED  | ACK    | response 404
          PROCEEDING | not sent | PROCEEDING | -      | -
          COMPLETED  | 31.9 s   | COMPLETED  | -      | -
          COMPLETED  | 32 s     | TERMINATED | -      | -
          COMPLETED  | 180      | COMPLETED  | -      | -
          COMPLETED  | 200      | COMPLETED  | -      | -
          COMPLETED  | 486      | COMPLETED  | ACK    | -
          COMPLETED  | not sent | TERMINATED | -      | ackFailed UNREACHABLE
          ACCEPTED   | 31.9 s   | ACCEPTED   | -      | -
          ACCEPTED   | 32 s     | TERMINATED | -      | -
          ACCEPTED   | 180      | ACCEPTED   | -      | -
          ACCEPTED   | 200      | ACCEPTED   | -      | response 200
          ACCEPTED   | 486      | ACCEPTED   | -      | -
          ACCEPTED   | not sent | ACCEPTED   | -      | -
          TERMINATED | 200      | TERMINATED | -      | -
          TERMINATED | 486      | TERMINATED | -      | -
          TERMINATED | 3600 s   | TERMINATED | -      | -
          """)
  void followsItsTransitionTableOverUdp(
      State state, String event, State next, String sent, String heard) {
    check(LayerUnderTest.overUdp(), state, event, next, sent, heard);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CALLING    | 31.9 s   | CALLING    | -      | -
          CALLING    | 32 s     | TERMINATED | -      | timeout
          CALLING    | 100      | PROCEEDING | -      | response 100
          CALLING    | 200      | ACCEPTED   | -      | response 200
          CALLING    | 486      | TERMINATED | ACK    | response 486
          CALLING    | not sent | TERMINATED | -      | transportFailure UNREACHABLE
          PROCEEDING | 3600 s   | PROCEEDING | -      | -
          PROCEEDING | 200      | ACCEPTED   | -      | response 200
          PROCEEDING | 486      | TERMINATED | ACK    | response 486
          ACCEPTED   | 200      | ACCEPTED   | -      | response 200
          ACCEPTED   | 32 s     | TERMINATED | -      | -
          """)
  void followsItsTransitionTableOverTcp(
      State state, String event, State next, String sent, String heard) {
    check(LayerUnderTest.overTcp(), state, event, next, sent, heard);
  }

  @Test
  void resendsTheInviteAtDoublingIntervalsUntilTimerB() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);

    assertThat(layer.sendingTimes(Duration.ofMinutes(5)))
        .containsExactly(500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L);
    assertThat(layer.wire.requests()).hasSize(7).allMatch(invite::equals);
    layer.assertNothingIsLeft();
  }

  @Test
  void neverResendsOverAReliableTransport() {
    LayerUnderTest layer = LayerUnderTest.overTcp();
    layer.send(invite);

    assertThat(layer.sendingTimes(Duration.ofMinutes(5))).isEmpty();
    layer.assertNothingIsLeft();
  }

  @Test
  void acknowledgesAFinalResponseOnTheBranchOfTheInvite() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);

    layer.receive(response(invite, 486));

    SipRequest ack = (SipRequest) layer.wire.last();
    assertThat(ack.method()).isEqualTo(SipMethod.ACK);
    assertThat(ack.topmostVia().branch()).isEqualTo(invite.topmostVia().branch());
    assertThat(ack.cseq().sequence()).isEqualTo(invite.cseq().sequence());
    assertThat(ack.toTag()).isEqualTo(response(invite, 486).toTag());
  }

  @Test
  void tellsOfAnAckThatCouldNotBeSentOverAReliableTransport() {
    LayerUnderTest layer = LayerUnderTest.overTcp();
    layer.send(invite);
    layer.receive(response(invite, 486));

    layer.wire.failLast(Reason.CLOSED);

    assertThat(layer.heard()).isEqualTo("response 486, ackFailed CLOSED");
    layer.assertNothingIsLeft();
  }

  @Test
  void passesOnTheSuccessOfEveryBranchBehindTheNextProxy() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);

    layer.receive(forked("one"));
    layer.receive(forked("two"));
    layer.receive(forked("one"));

    assertThat(layer.listener.heard())
        .containsExactly("response 200", "response 200", "response 200");
    assertThat(layer.wire.requests()).as("the ACK for a 2xx is not ours to send").hasSize(1);
  }

  @Test
  void isTimedByTheFirst2xxEvenIfMoreFollow() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    ClientTransaction transaction = layer.send(invite);
    layer.receive(response(invite, 200));
    layer.advance("20 s");

    layer.receive(response(invite, 200));
    layer.advance("12 s");

    assertThat(transaction.isTerminated()).isTrue();
    layer.assertNothingIsLeft();
  }

  @Test
  void dropsA2xxAfterItsEnd() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);
    layer.receive(response(invite, 200));
    layer.advance("32 s");
    layer.forget();

    layer.receive(response(invite, 200));

    assertThat(layer.heard()).isEqualTo("-");
    assertThat(layer.user.strays).hasSize(1);
    assertThat(layer.count(TransactionEvent.STRAY_RESPONSE)).isOne();
  }

  @Test
  void givesUpACancelledInviteThatGetsNoFinalResponse() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);
    layer.receive(response(invite, 180));
    layer.advance("100 s");

    cancel(layer);
    layer.advance("10 s");
    layer.receive(response(invite, 180));
    layer.advance("21.9 s");
    assertThat(layer.heard()).isEqualTo("response 180, response 180");

    layer.advance("0.1 s");
    assertThat(layer.heard()).isEqualTo("timeout");
    layer.assertNothingIsLeft();
  }

  @Test
  void endsACancelledInviteByItsFinalResponse() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);
    layer.receive(response(invite, 180));
    cancel(layer);
    layer.advance("1 s");

    layer.receive(response(invite, 487));
    layer.advance("40 s");

    assertThat(layer.heard()).isEqualTo("response 180, response 487");
    layer.assertNothingIsLeft();
  }

  @Test
  void letsA2xxWinAgainstTheCancel() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);
    layer.receive(response(invite, 180));
    cancel(layer);
    layer.advance("1 s");

    layer.receive(response(invite, 200));
    layer.advance("31.9 s");
    layer.receive(response(invite, 200));

    assertThat(layer.heard()).isEqualTo("response 180, response 200, response 200");
  }

  @Test
  void refusesACancelBeforeAProvisionalResponse() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);

    assertThatThrownBy(() -> cancel(layer)).isInstanceOf(IllegalStateException.class);
    assertThat(layer.layer.size()).isOne();
  }

  @Test
  void countsWhatGoesWrong() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(invite);
    layer.advance("32 s");

    assertThat(layer.count(TransactionEvent.REQUEST_RESENT)).isEqualTo(6);
    assertThat(layer.count(TransactionEvent.REQUEST_TIMEOUT)).isOne();
  }

  private void cancel(LayerUnderTest layer) {
    SipRequest cancel = RequestBuilder.cancelOf(invite).build();
    layer.layer.send(cancel, layer.wire, new RecordingListener());
  }

  private SipResponse forked(String toTag) {
    return ResponseBuilder.to(invite, 200).toTag(toTag).build();
  }

  @Override
  InviteClientTransaction given(LayerUnderTest layer, State state) {
    InviteClientTransaction transaction = (InviteClientTransaction) layer.send(invite);
    switch (state) {
      case CALLING -> {}
      case PROCEEDING -> layer.receive(response(invite, 180));
      case COMPLETED -> layer.receive(response(invite, 486));
      case ACCEPTED -> layer.receive(response(invite, 200));
      case TERMINATED -> layer.advance("32 s");
    }
    return transaction;
  }

  @Override
  void when(LayerUnderTest layer, InviteClientTransaction transaction, String event) {
    layer.receive(response(invite, Integer.parseInt(event)));
  }

  @Override
  State stateOf(InviteClientTransaction transaction) {
    return transaction.state();
  }
}
