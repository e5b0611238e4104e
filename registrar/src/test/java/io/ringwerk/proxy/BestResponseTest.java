package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BestResponseTest {

  private static final SipRequest INVITE = TestMessages.invite().build();

  @ParameterizedTest
  @CsvSource({
    "486,                 486",
    "486 480,             486",
    "480 486,             486",
    "408 480,             480",
    "404 408 487,         404",
    "487 480,             480",
    "500 486 302,         302",
    "503 486,             486",
    "503 500,             500",
    "486 603,             603",
    "302 600,             600",
    "603 600,             603",
    "486 407,             407",
    "486 401,             401",
    "486 415,             415",
    "488 420,             420",
    "480 484 486,         484",
    "486 488,             488",
    "499 404,             499"
  })
  void choosesTheLowestClassAndWithinItWhatHelpsMost(String received, int best) {
    assertThat(best(GlobalFailure.ENDS_CONTEXT, received)).isEqualTo(best);
  }

  @ParameterizedTest
  @CsvSource({
    "603 486,     486",
    "480 603,     480",
    "603 500,     500",
    "603,         603",
    "603 600,     603"
  })
  void takesADeclineOfOneMemberOnlyIfTheGroupHasNothingElseToSay(String received, int best) {
    assertThat(best(GlobalFailure.SPEAKS_FOR_MEMBER, received)).isEqualTo(best);
  }

  @Test
  void choosesNothingFromNothing() {
    assertThat(BestResponse.of(List.of(), GlobalFailure.ENDS_CONTEXT)).isEmpty();
  }

  @Test
  void takesTheFirstOfEquals() {
    SipResponse first = response(486);
    SipResponse second = response(486);

    assertThat(BestResponse.of(List.of(first, second), GlobalFailure.ENDS_CONTEXT).orElseThrow())
        .isSameAs(first);
  }

  @Test
  void gathersTheChallengesOfAllDevices() {
    SipResponse desk = challenge(401, HeaderName.WWW_AUTHENTICATE, "Digest realm=\"desk\"");
    SipResponse busy = response(486);
    SipResponse soft = challenge(407, HeaderName.PROXY_AUTHENTICATE, "Digest realm=\"soft\"");
    SipResponse mobile = challenge(401, HeaderName.WWW_AUTHENTICATE, "Digest realm=\"mobile\"");

    SipResponse best =
        BestResponse.of(List.of(desk, busy, soft, mobile), GlobalFailure.ENDS_CONTEXT)
            .orElseThrow();

    assertThat(best.status()).isEqualTo(401);
    assertThat(best.values(HeaderName.WWW_AUTHENTICATE))
        .containsExactly("Digest realm=\"desk\"", "Digest realm=\"mobile\"");
    assertThat(best.values(HeaderName.PROXY_AUTHENTICATE)).containsExactly("Digest realm=\"soft\"");
  }

  private static int best(GlobalFailure globalFailure, String statuses) {
    Stream<SipResponse> responses =
        Arrays.stream(statuses.split(" ")).map(Integer::valueOf).map(BestResponseTest::response);
    return BestResponse.of(responses.toList(), globalFailure).orElseThrow().status();
  }

  private static SipResponse response(int status) {
    return TestMessages.response(INVITE, status);
  }

  private static SipResponse challenge(int status, HeaderName header, String value) {
    return TestMessages.responseTo(INVITE, status).header(header, value).build();
  }
}
