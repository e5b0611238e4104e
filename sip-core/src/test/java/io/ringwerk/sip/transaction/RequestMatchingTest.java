package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.message.TestMessages.TestRequest;
import io.ringwerk.sip.transaction.RecordingUser.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests belong to which server transaction (RFC 3261 §17.2.3, §9.2, §8.2.2.2). */
final class RequestMatchingTest {

  private final LayerUnderTest layer = LayerUnderTest.overUdp();

  @Test
  void handsUpARequestOnceHoweverOftenItComes() {
    layer.begin(TestMessages.invite().build());

    layer.receive(TestMessages.invite().build());
    layer.receive(TestMessages.invite().build());

    assertThat(layer.user.requests).hasSize(1);
  }

  @Test
  void handsUpARepetitionOfARequestThatGotNoTransaction() {
    layer.receive(TestMessages.options().build());
    layer.receive(TestMessages.options().build());

    assertThat(layer.user.requests).hasSize(2);
    layer.assertNothingIsLeft();
  }

  @Test
  void tellsTransactionsApartByBranch() {
    layer.begin(TestMessages.invite().branch("z9hG4bK-1").build());

    layer.receive(TestMessages.invite().branch("z9hG4bK-2").build());

    assertThat(layer.user.requests).hasSize(2);
  }

  @Test
  void tellsTransactionsApartBySentBy() {
    layer.begin(TestMessages.invite().sentBy("192.0.2.1:5060").build());

    layer.receive(TestMessages.invite().sentBy("192.0.2.1:5062").build());
    layer.receive(TestMessages.invite().sentBy("192.0.2.2:5060").build());

    assertThat(layer.user.requests).hasSize(3);
  }

  @Test
  void tellsTransactionsApartByMethodEvenOfUnknownOnes() {
    layer.begin(TestMessages.request("WINK").build());

    layer.receive(TestMessages.request("NOD").build());
    layer.receive(TestMessages.request("WINK").build());

    assertThat(layer.user.requests).hasSize(2);
  }

  @Test
  void refusesASecondTransactionForTheSameRequest() {
    layer.begin(TestMessages.invite().build());

    assertThatThrownBy(() -> layer.user.lastRequest().begin())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void forgetsATransactionThatIsOver() {
    SipRequest message = TestMessages.request("MESSAGE").build();
    layer.begin(message).respond(response(message, 200));
    layer.advance("32 s");

    layer.receive(message);

    assertThat(layer.user.requests).hasSize(2);
  }

  @Test
  void handsUpAnAckThatMatchesNothing() {
    layer.receive(TestMessages.ack().branch("z9hG4bK-ack").build());

    assertThat(layer.user.acks).hasSize(1);
    assertThat(layer.user.requests).isEmpty();
  }

  @Test
  void findsTheInviteACancelIsAbout() {
    SipRequest invite = TestMessages.invite().build();
    ServerTransaction transaction = layer.begin(invite);

    layer.receive(RequestBuilder.cancelOf(invite).build());

    Cancellation cancellation = layer.user.cancels.get(0);
    assertThat(cancellation.invite()).contains(transaction);
    assertThat(layer.user.requests).as("the INVITE alone").hasSize(1);
  }

  @Test
  void findsTheInviteEvenWhenItIsAnswered() {
    SipRequest invite = TestMessages.invite().build();
    ServerTransaction transaction = layer.begin(invite);
    transaction.respond(response(invite, 200));

    layer.receive(RequestBuilder.cancelOf(invite).build());

    assertThat(layer.user.cancels.get(0).invite())
        .hasValueSatisfying(found -> assertThat(found.isAnswered()).isTrue());
  }

  @Test
  void handsUpACancelForNothing() {
    layer.receive(RequestBuilder.cancelOf(TestMessages.invite().build()).build());

    assertThat(layer.user.cancels.get(0).invite()).isEmpty();
  }

  @Test
  void cancelsNothingButAnInvite() {
    SipRequest message = TestMessages.request("MESSAGE").build();
    layer.begin(message);

    layer.receive(RequestBuilder.cancelOf(message).build());

    assertThat(layer.user.cancels.get(0).invite()).isEmpty();
  }

  @Test
  void absorbsARepeatedCancel() {
    SipRequest invite = TestMessages.invite().build();
    SipRequest cancel = RequestBuilder.cancelOf(invite).build();
    layer.begin(invite);
    layer.receive(cancel);
    layer.user.cancels.get(0).cancel().begin().respond(response(cancel, 200));
    layer.forget();

    layer.receive(cancel);

    assertThat(layer.user.cancels).hasSize(1);
    assertThat(layer.sent()).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "z9hG4bK"})
  void knowsARepetitionWithoutAUsefulBranchByItsHeaders(String branch) {
    layer.begin(TestMessages.invite().branch(branch).build());

    layer.receive(TestMessages.invite().branch(branch).build());

    assertThat(layer.user.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "z9hG4bK"})
  void knowsTheAckWithoutAUsefulBranchByItsHeaders(String branch) {
    SipRequest invite = TestMessages.invite().branch(branch).build();
    ServerTransaction transaction = layer.begin(invite);
    transaction.respond(response(invite, 486));

    layer.receive(RequestBuilder.ackOf(invite, response(invite, 486)).build());

    assertThat(layer.user.acks).isEmpty();
    layer.advance("5 s");
    layer.assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "z9hG4bK"})
  void findsTheInviteOfACancelWithoutAUsefulBranch(String branch) {
    SipRequest invite = TestMessages.invite().branch(branch).build();
    ServerTransaction transaction = layer.begin(invite);

    layer.receive(RequestBuilder.cancelOf(invite).build());

    assertThat(layer.user.cancels.get(0).invite()).contains(transaction);
  }

  @Test
  void tellsRequestsWithoutAUsefulBranchApartByWhatMakesThemDiffer() {
    layer.begin(old().build());

    layer.receive(old().callId("another").build());
    layer.receive(old().cseq(2).build());
    layer.receive(old().fromTag("another").build());
    layer.receive(old().requestUri("sip:carol@example.com").build());
    layer.receive(old().sentBy("192.0.2.9").build());

    assertThat(layer.user.requests).hasSize(6);
  }

  @Test
  void recognisesARequestThatCameOverTwoPaths() {
    layer.begin(TestMessages.invite().branch("z9hG4bK-path-1").build());

    layer.receive(TestMessages.invite().branch("z9hG4bK-path-2").build());

    assertThat(layer.user.lastRequest().isMerged()).isTrue();
  }

  @Test
  void takesNeitherANewRequestNorOneInADialogForMerged() {
    layer.begin(TestMessages.invite().branch("z9hG4bK-1").build());

    layer.receive(TestMessages.invite().branch("z9hG4bK-2").cseq(2).build());
    assertThat(layer.user.lastRequest().isMerged()).as("another CSeq").isFalse();

    layer.receive(TestMessages.invite().branch("z9hG4bK-3").toTag("callee").build());
    assertThat(layer.user.lastRequest().isMerged()).as("in a dialog").isFalse();
  }

  @Test
  void takesARequestForMergedUntilAllOthersAreOver() {
    begunAndAnswered("z9hG4bK-path-1");
    layer.advance("10 s");
    begunAndAnswered("z9hG4bK-path-2");

    layer.advance("22 s");
    layer.receive(TestMessages.request("MESSAGE").branch("z9hG4bK-path-3").build());
    assertThat(layer.user.lastRequest().isMerged()).as("one is open").isTrue();

    layer.advance("10 s");
    layer.receive(TestMessages.request("MESSAGE").branch("z9hG4bK-path-4").build());
    assertThat(layer.user.lastRequest().isMerged()).as("none is open").isFalse();
  }

  private void begunAndAnswered(String branch) {
    SipRequest message = TestMessages.request("MESSAGE").branch(branch).build();
    layer.begin(message).respond(response(message, 200));
  }

  private static TestRequest old() {
    return TestMessages.invite().branch("1");
  }
}
