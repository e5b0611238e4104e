package io.ringwerk.sip.transaction;

import static io.ringwerk.sip.message.TestMessages.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.RequestBuilder;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import org.junit.jupiter.api.Test;

/** Which responses belong to which client transaction (RFC 3261 §17.1.3). */
final class ResponseMatchingTest {

  private final LayerUnderTest layer = LayerUnderTest.overUdp();
  private final SipRequest invite = TestMessages.invite().build();

  @Test
  void tellsTheResponseToACancelFromThatToItsInvite() {
    SipRequest cancel = RequestBuilder.cancelOf(invite).build();
    RecordingListener cancelListener = new RecordingListener();
    layer.send(invite);
    layer.receive(response(invite, 180));
    layer.layer.send(cancel, layer.wire, cancelListener);

    layer.receive(response(cancel, 200));
    layer.receive(response(invite, 487));

    assertThat(cancelListener.heard()).containsExactly("response 200");
    assertThat(layer.listener.heard()).containsExactly("response 180", "response 487");
  }

  @Test
  void takesAResponseOverAnyFlow() {
    layer.send(invite);

    layer.layer.receive(response(invite, 180), RecordingWire.tcp());

    assertThat(layer.heard()).isEqualTo("response 180");
  }

  @Test
  void handsUpAndCountsAResponseThatMatchesNothing() {
    layer.receive(response(invite, 200));

    assertThat(layer.user.strays).hasSize(1);
    assertThat(layer.count(TransactionEvent.STRAY_RESPONSE)).isOne();
  }

  @Test
  void takesNoResponseOfAnotherMethod() {
    layer.send(invite);

    layer.receive(response(TestMessages.request("MESSAGE").build(), 200));

    assertThat(layer.user.strays).hasSize(1);
    assertThat(layer.heard()).isEqualTo("-");
  }

  @Test
  void refusesToSendAnAckInATransaction() {
    assertThatThrownBy(() -> layer.send(TestMessages.ack().build()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesABranchThatIsNotOurs() {
    assertThatThrownBy(() -> layer.send(TestMessages.invite().branch("1").build()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesABranchThatIsInUse() {
    layer.send(invite);

    assertThatThrownBy(() -> layer.send(invite)).isInstanceOf(IllegalStateException.class);
    assertThat(layer.layer.size()).isOne();
  }
}
