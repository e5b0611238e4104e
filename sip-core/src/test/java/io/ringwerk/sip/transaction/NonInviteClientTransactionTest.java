package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.transaction.NonInviteClientTransaction.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 §17.1.2. */
final class NonInviteClientTransactionTest
    extends TransitionTable<NonInviteClientTransaction, State> {

  private final SipRequest bye = TestMessages.request("BYE").build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRYING     | 0.4 s    | TRYING     | -   | -
          TRYING     | 0.5 s    | TRYING     | BYE | -
          TRYING     | 32 s     | TERMINATED | *   | timeout
          TRYING     | 100      | PROCEEDING | -   | response 100
          TRYING     | 200      | COMPLETED  | -   | response 200
          TRYING     | 481      | COMPLETED  | -   | response 481
          TRYING     | not sent | TERMINATED | -   | transportFailure UNREACHABLE
          PROCEEDING | 0.5 s    | PROCEEDING | BYE | -
          PROCEEDING | 32 s     | TERMINATED | *   | timeout
          PROCEEDING | 100      | PROCEEDING | -   | response 100
          PROCEEDING | 202      | COMPLETED  | -   | response 202
          PROCEEDING | 503      | COMPLETED  | -   | response 503
          PROCEEDING | not sent | TERMINATED | -   | transportFailure UNREACHABLE
          COMPLETED  | 4.9 s    | COMPLETED  | -   | -
          COMPLETED  | 5 s      | TERMINATED | -   | -
          COMPLETED  | 100      | COMPLETED  | -   | -
          COMPLETED  | 200      | COMPLETED  | -   | -
          COMPLETED  | not sent | COMPLETED  | -   | -
          TERMINATED | 200      | TERMINATED | -   | -
          TERMINATED | not sent | TERMINATED | -   | -
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
          TRYING     | 31.9 s   | TRYING     | -   | -
          TRYING     | 32 s     | TERMINATED | -   | timeout
          TRYING     | 100      | PROCEEDING | -   | response 100
          TRYING     | 200      | TERMINATED | -   | response 200
          TRYING     | not sent | TERMINATED | -   | transportFailure UNREACHABLE
          PROCEEDING | 31.9 s   | PROCEEDING | -   | -
          PROCEEDING | 32 s     | TERMINATED | -   | timeout
          PROCEEDING | 404      | TERMINATED | -   | response 404
          """)
  void followsItsTransitionTableOverTcp(
      State state, String event, State next, String sent, String heard) {
    check(LayerUnderTest.overTcp(), state, event, next, sent, heard);
  }

  @Test
  void resendsAtIntervalsThatDoubleUpToT2() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(bye);

    assertThat(layer.sendingTimes(Duration.ofMinutes(5)))
        .containsExactly(
            500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
    layer.assertNothingIsLeft();
  }

  @Test
  void resendsEveryT2OnceSomethingWasHeard() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(bye);
    layer.advance("0.2 s");

    layer.receive(response(bye, 100));

    assertThat(layer.sendingTimes(Duration.ofSeconds(13)))
        .as("the interval that runs is finished first")
        .containsExactly(300L, 4_300L, 8_300L, 12_300L);
  }

  @Test
  void neverResendsOverAReliableTransport() {
    LayerUnderTest layer = LayerUnderTest.overTcp();
    layer.send(bye);

    assertThat(layer.sendingTimes(Duration.ofMinutes(5))).isEmpty();
    layer.assertNothingIsLeft();
  }

  @Test
  void neverAcknowledges() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.send(bye);

    layer.receive(response(bye, 404));
    layer.receive(response(bye, 404));

    assertThat(layer.sent()).isEqualTo("BYE");
    assertThat(layer.heard()).isEqualTo("response 404");
  }

  @Override
  NonInviteClientTransaction given(LayerUnderTest layer, State state) {
    NonInviteClientTransaction transaction = (NonInviteClientTransaction) layer.send(bye);
    switch (state) {
      case TRYING -> {}
      case PROCEEDING -> layer.receive(response(bye, 100));
      case COMPLETED -> layer.receive(response(bye, 200));
      case TERMINATED -> layer.advance("32 s");
    }
    return transaction;
  }

  @Override
  void when(LayerUnderTest layer, NonInviteClientTransaction transaction, String event) {
    layer.receive(response(bye, Integer.parseInt(event)));
  }

  @Override
  State stateOf(NonInviteClientTransaction transaction) {
    return transaction.state();
  }
}
