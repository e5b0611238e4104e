package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.transaction.NonInviteServerTransaction.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 §17.2.2, RFC 4320 §4. */
final class NonInviteServerTransactionTest
    extends TransitionTable<NonInviteServerTransaction, State> {

  private final SipRequest message = TestMessages.request("MESSAGE").build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRYING     | MESSAGE  | TRYING     | -   | -
          TRYING     | 100      | TRYING     | -   | -
          TRYING     | 183      | TRYING     | -   | -
          TRYING     | 200      | COMPLETED  | 200 | -
          TRYING     | 404      | COMPLETED  | 404 | -
          TRYING     | 408      | COMPLETED  | -   | -
          TRYING     | 3.4 s    | TRYING     | -   | -
          TRYING     | 3.5 s    | PROCEEDING | 100 | -
          TRYING     | 32 s     | COMPLETED  | 100 | -
          PROCEEDING | MESSAGE  | PROCEEDING | 100 | -
          PROCEEDING | 100      | PROCEEDING | 100 | -
          PROCEEDING | 183      | PROCEEDING | -   | -
          PROCEEDING | 200      | COMPLETED  | 200 | -
          PROCEEDING | 500      | COMPLETED  | 500 | -
          PROCEEDING | 408      | COMPLETED  | -   | -
          PROCEEDING | not sent | TERMINATED | -   | transportFailure UNREACHABLE, terminated
          PROCEEDING | 28.4 s   | PROCEEDING | -   | -
          PROCEEDING | 28.5 s   | COMPLETED  | -   | -
          COMPLETED  | MESSAGE  | COMPLETED  | 200 | -
          COMPLETED  | 100      | COMPLETED  | -   | -
          COMPLETED  | 200      | COMPLETED  | -   | -
          COMPLETED  | 408      | COMPLETED  | -   | -
          COMPLETED  | 500      | COMPLETED  | -   | -
          COMPLETED  | not sent | TERMINATED | -   | transportFailure UNREACHABLE, terminated
          COMPLETED  | 31.9 s   | COMPLETED  | -   | -
          COMPLETED  | 32 s     | TERMINATED | -   | terminated
          TERMINATED | 100      | TERMINATED | -   | -
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
          TRYING     | 100      | PROCEEDING | 100 | -
          TRYING     | 183      | TRYING     | -   | -
          TRYING     | 200      | TERMINATED | 200 | terminated
          TRYING     | 408      | TERMINATED | -   | terminated
          TRYING     | 3.5 s    | PROCEEDING | 100 | -
          TRYING     | 32 s     | TERMINATED | 100 | terminated
          PROCEEDING | 200      | TERMINATED | 200 | terminated
          PROCEEDING | not sent | TERMINATED | -   | transportFailure UNREACHABLE, terminated
          """)
  void followsItsTransitionTableOverTcp(
      State state, String event, State next, String sent, String heard) {
    check(LayerUnderTest.overTcp(), state, event, next, sent, heard);
  }

  @Test
  void answersARepetitionWithTheSameBytes() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(message).respond(response(message, 200));

    layer.receive(message);
    layer.receive(message);

    assertThat(layer.wire.responses()).hasSize(3).allMatch(response(message, 200)::equals);
    assertThat(layer.user.requests).as("requests handed up").hasSize(1);
    assertThat(layer.count(TransactionEvent.REQUEST_REPEATED)).isEqualTo(2);
  }

  @Test
  void absorbsRepetitionsOfARequestThatIsNotAnswered() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(message);
    layer.advance("32 s");
    layer.forget();

    layer.receive(message);

    assertThat(layer.sent()).isEqualTo("-");
    assertThat(layer.user.requests).as("requests handed up").hasSize(1);
    assertThat(layer.count(TransactionEvent.NOT_ANSWERED)).isOne();
    layer.advance("32 s");
    layer.assertNothingIsLeft();
  }

  @Test
  void absorbsRepetitionsOfARequestAnsweredWith408() {
    LayerUnderTest layer = LayerUnderTest.overUdp();
    layer.begin(message).respond(response(message, 408));

    layer.receive(message);

    assertThat(layer.sent()).isEqualTo("-");
    assertThat(layer.user.requests).as("requests handed up").hasSize(1);
  }

  @Test
  void sends100OnlyOnceByItself() {
    LayerUnderTest layer = LayerUnderTest.overTcp();
    ServerTransaction transaction = layer.begin(message);
    transaction.respond(response(message, 100));

    layer.advance("10 s");

    assertThat(layer.sent()).isEqualTo("100");
  }

  @Override
  NonInviteServerTransaction given(LayerUnderTest layer, State state) {
    NonInviteServerTransaction transaction = (NonInviteServerTransaction) layer.begin(message);
    switch (state) {
      case TRYING -> {}
      case PROCEEDING -> layer.advance("3.5 s");
      case COMPLETED -> transaction.respond(response(message, 200));
      case TERMINATED -> {
        layer.advance("3.5 s");
        transaction.respond(response(message, 200));
        layer.advance("32 s");
      }
    }
    return transaction;
  }

  @Override
  void when(LayerUnderTest layer, NonInviteServerTransaction transaction, String event) {
    if (event.equals("MESSAGE")) {
      layer.receive(message);
    } else {
      transaction.respond(response(message, Integer.parseInt(event)));
    }
  }

  @Override
  State stateOf(NonInviteServerTransaction transaction) {
    return transaction.state();
  }
}
