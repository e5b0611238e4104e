package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.flow.FlowFailure.Reason;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.transaction.InviteServerTransaction.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 §17.2.1, RFC 6026 §7.1. */
final class InviteServerTransactionTest extends TransitionTable<InviteServerTransaction, State> {

  private final SipRequest invite = TestMessages.invite().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PROCEEDING | INVITE   | PROCEEDING | 180 | -
          PROCEEDING | ACK      | PROCEEDING | -   | -
          PROCEEDING | 100      | PROCEEDING | 100 | -
          PROCEEDING | 183      | PROCEEDING | 183 | -
          PROCEEDING | 200      | ACCEPTED   | 200 | -
          PROCEEDING | 302      | COMPLETED  | 302 | -
          PROCEEDING | 486      | COMPLETED  | 486 | -
          PROCEEDING | 603      | COMPLETED  | 603 | -
          PROCEEDING | not sent | PROCEEDING | -   | transportFailure UNREACHABLE
          PROCEEDING | 3600 s   | PROCEEDING | -   | -
          COMPLETED  | INVITE   | COMPLETED  | 486 | -
          COMPLETED  | ACK      | CONFIRMED  | -   | -
          COMPLETED  | 0.5 s    | COMPLETED  | 486 | -
          COMPLETED  | 32 s     | TERMINATED | *   | ackTimeout, terminated
          COMPLETED  | 180      | COMPLETED  | -   | -
          COMPLETED  | 200      | COMPLETED  | 200 | -
          COMPLETED  | 404      | COMPLETED  | -   | -
          COMPLETED  | not sent | COMPLETED  | -   | transportFailure UNREACHABLE
          CONFIRMED  | INVITE   | CONFIRMED  | -   | -
          CONFIRMED  | ACK      | CONFIRMED  | -   | -
          CONFIRMED  | 4.9 s    | CONFIRMED  | -   | -
          CONFIRMED  | 5 s      | TERMINATED | -   | terminated
          CONFIRMED  | 180      | CONFIRMED  | -   | -
          CONFIRMED  | 200      | CONFIRMED  | 200 | -
          CONFIRMED  | 486      | CONFIRMED  | -   | -
          CONFIRMED  | not sent | CONFIRMED  | -   | transportFailure UNREACHABLE
          ACCEPTED   | INVITE   | ACCEPTED   | -   | -
          ACCEPTED   | 31.9 s   | ACCEPTED   | -   | -
          ACCEPTED   | 32 s     | TERMINATED | -   | terminated
          ACCEPTED   | 180      | ACCEPTED   | -   | -
          ACCEPTED   | 200      | ACCEPTED   | 200 | -
          ACCEPTED   | 486      | ACCEPTED   | -   | -
          ACCEPTED   | not sent | ACCEPTED   | -   | transportFailure UNREACHABLE
          TERMINATED | 180      | TERMINATED | -   | -
          TERMINATED | 200      | TERMINATED | 200 | -
          TERMINATED | 486      | TERMINATED | -   | -
          TERMINATED | 3600 s   | TERMINATED | -   | -
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
          PROCEEDING | 200      | ACCEPTED   | 200 | -
          PROCEEDING | 486      | COMPLETED  | 486 | -
          COMPLETED  | 31.9 s   | COMPLETED  | -   | -
          COMPLETED  | 32 s     | TERMINATED | -   | ackTimeout, terminated
          COMPLETED  | ACK      | TERMINATED | -   | terminated
          COMPLETED  | not sent | COMPLETED  | -   | transportFailure UNREACHABLE
          ACCEPTED   | 31.9 s   | ACCEPTED   | -   | -
          ACCEPTED   | 32 s     | TERMINATED | -   | terminated
          ACCEPTED   | not sent | ACCEPTED   | -   | transportFailure UNREACHABLE
          """)
  void followsItsTransitionTableOverTcp(
      State state, String event, State next, String sent, String heard) {
    check(LayerUnderTest.overTcp(), state, event, next, sent, heard);
  }

  @Test
  void sends100AtOnceAndAddsNoTagToIt() {
    LayerUnderTest layer = LayerUnderTest.overUdp();

    layer.begin(invite);

    SipResponse trying = layer.wire.responses().get(0);
    assertThat(trying.status()).isEqualTo(100);
    assertThat(trying.toTag()).isEmpty();
  }

  @Test
  void repeatsThe100UntilTheUserSaysMore() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    ServerTransaction transaction = layer.begin(invite);
    layer.forget();

    layer.receive(invite);
    transaction.respond(response(invite, 180));
    layer.receive(invite);

    assertThat(layer.sent()).isEqualTo("100, 180, 180");
  }

  @Test
  void retransmitsFinalResponseUntilTimerHAtIntervalsThatDoubleUpToT2() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(invite).respond(response(invite, 486));

    assertThat(layer.sendingTimes(Duration.ofMinutes(5)))
        .containsExactly(
            500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
    layer.assertNothingIsLeft();
  }

  @Test
  void retransmitsFinalResponseUntilAck() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(invite).respond(response(invite, 486));
    layer.advance("2 s");

    layer.receive(ackOf(486));

    assertThat(layer.sendingTimes(Duration.ofMinutes(5))).isEmpty();
    layer.assertNothingIsLeft();
  }

  @Test
  void neverRetransmitsA2xxItself() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(invite).respond(response(invite, 200));

    assertThat(layer.sendingTimes(Duration.ofMinutes(5))).isEmpty();
    layer.assertNothingIsLeft();
  }

  @Test
  void neverRetransmitsOverAReliableTransport() {
    LayerUnderTest layer = LayerUnderTest.overTcp();
    layer.begin(invite).respond(response(invite, 486));

    assertThat(layer.sendingTimes(Duration.ofMinutes(5))).isEmpty();
    layer.assertNothingIsLeft();
  }

  @Test
  void handsAnAckUpOnlyAfterA2xx() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    ServerTransaction transaction = layer.begin(invite);

    layer.receive(ackOf(200));
    assertThat(layer.user.acks).isEmpty();

    transaction.respond(response(invite, 200));
    layer.receive(ackOf(200));
    assertThat(layer.user.acks).hasSize(1);
  }

  @Test
  void absorbsEveryAckForAFinalNon2xx() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(invite).respond(response(invite, 486));

    layer.receive(ackOf(486));
    layer.receive(ackOf(486));

    assertThat(layer.user.acks).isEmpty();
    assertThat(layer.count(TransactionEvent.ACK_ABSORBED)).isEqualTo(2);
  }

  @Test
  void staysAfterATransportErrorToAbsorbTheInvite() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(invite).respond(response(invite, 200));

    layer.wire.failLast(Reason.UNREACHABLE);
    layer.receive(invite);

    assertThat(layer.user.requests).as("requests handed up").hasSize(1);
  }

  @Test
  void countsAFinalResponseNobodyAcknowledged() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(invite).respond(response(invite, 486));
    layer.advance("32 s");

    assertThat(layer.count(TransactionEvent.RESPONSE_RESENT)).isEqualTo(10);
    assertThat(layer.count(TransactionEvent.ACK_TIMEOUT)).isOne();
  }

  @Test
  void isAnsweredByItsFinalResponse() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    ServerTransaction transaction = layer.begin(invite);

    transaction.respond(response(invite, 180));
    assertThat(transaction.isAnswered()).isFalse();

    transaction.respond(response(invite, 200));
    assertThat(transaction.isAnswered()).isTrue();
  }

  private SipRequest ackOf(int status) {
    return RequestBuilder.ackOf(invite, response(invite, status)).build();
  }

  @Override
  InviteServerTransaction given(LayerUnderTest layer, State state) {
    InviteServerTransaction transaction = (InviteServerTransaction) layer.begin(invite);
    transaction.respond(response(invite, 180));
    switch (state) {
      case PROCEEDING -> {}
      case COMPLETED -> transaction.respond(response(invite, 486));
      case CONFIRMED -> {
        transaction.respond(response(invite, 486));
        layer.receive(ackOf(486));
      }
      case ACCEPTED -> transaction.respond(response(invite, 200));
      case TERMINATED -> {
        transaction.respond(response(invite, 200));
        layer.advance("32 s");
      }
    }
    return transaction;
  }

  @Override
  void when(LayerUnderTest layer, InviteServerTransaction transaction, String event) {
    switch (event) {
      case "INVITE" -> layer.receive(invite);
      case "ACK" -> layer.receive(ackOf(486));
      default -> transaction.respond(response(invite, Integer.parseInt(event)));
    }
  }

  @Override
  State stateOf(InviteServerTransaction transaction) {
    return transaction.state();
  }
}
