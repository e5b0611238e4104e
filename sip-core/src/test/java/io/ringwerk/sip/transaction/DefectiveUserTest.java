package io.ringwerk.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.TestMessages;
import org.junit.jupiter.api.Test;

/** What happens when the user above the layer fails. */
final class DefectiveUserTest {

  private final LayerUnderTest layer = LayerUnderTest.overUdp();
  private final SipRequest invite = TestMessages.invite().build();

  @Test
  void answers500BeforeTheDefectIsReported() {
    layer.user.onRequest = request -> fail();

    assertThatThrownBy(() -> layer.receive(invite)).hasMessage("a defect");

    assertThat(layer.sent()).isEqualTo("500");
    layer.assertNothingIsLeft();
  }

  @Test
  void endsTheTransactionThatWasBegun() {
    layer.user.onRequest =
        request -> {
          request.begin();
          fail();
        };

    assertThatThrownBy(() -> layer.receive(invite)).hasMessage("a defect");

    assertThat(layer.sent()).isEqualTo("100, 500");
    layer.advance("64 s");
    layer.assertNothingIsLeft();
  }

  @Test
  void goesOnWithOtherRequests() {
    layer.user.onRequest = request -> fail();
    assertThatThrownBy(() -> layer.receive(invite)).hasMessage("a defect");
    layer.user.onRequest = request -> {};

    layer.begin(TestMessages.invite().branch("z9hG4bK-next").build());

    assertThat(layer.layer.size()).isOne();
  }

  private static void fail() {
    throw new IllegalStateException("a defect");
  }
}
