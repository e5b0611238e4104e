package io.ringwerk.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.routing.TestInstallation;
import io.ringwerk.sip.flow.LoopLoad;
import io.ringwerk.sip.flow.RecordingWire;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import io.ringwerk.sip.message.TestMessages;
import io.ringwerk.sip.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is shed, told by a short look at each request, and how it is answered. */
class OverloadControlTest {

  private static final String CREDENTIALS = "Digest username=\"x\", nonce=\"y\"";
  private static final Duration WINDOW = Duration.ofMillis(50);

  private final VirtualTime time = new VirtualTime();
  private final TestInstallation installation = new TestInstallation(time);
  private final RecordingWire wire = RecordingWire.udp();
  private final OverloadControl control = control(OverloadSettings.DEFAULT);

  @Test
  void shedsNothingWhileItKeepsUp() {
    measure(control, 10, 0);

    assertThat(control.isShedding()).isFalse();
    assertThat(control.sheds(register("bob"), wire, 0)).isFalse();
  }

  @Test
  void refusesNewWorkWith503AndTellsWhenToComeBack() {
    overload(1);

    assertThat(control.sheds(register("bob"), wire, 0)).isTrue();

    SipResponse refusal = wire.responses().get(0);
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.value(HeaderName.RETRY_AFTER)).isPresent();
    assertThat(control.counters().refused().count(Priority.NEW_WORK)).isEqualTo(1);
  }

  @Test
  void thoseWhoCameTogetherAreNotToldToComeBackTogether() {
    overload(1);

    IntStream.range(0, 100).forEach(i -> control.sheds(register("bob"), wire, 0));

    Set<Integer> waits =
        wire.responses().stream()
            .map(refusal -> Integer.valueOf(refusal.value(HeaderName.RETRY_AFTER).orElseThrow()))
            .collect(Collectors.toSet());
    assertThat(waits).hasSizeGreaterThan(5).allMatch(seconds -> seconds >= 5 && seconds <= 20);
  }

  @Test
  void neverRefusesACallForHelp() {
    overload(3);

    assertThat(control.sheds(invite("sip:112@example.com"), wire, 0)).isFalse();
    assertThat(control.sheds(invite("urn:service:sos.fire"), wire, 0)).isFalse();
  }

  @Test
  void neverRefusesWhatBelongsToACallUnderWay() {
    overload(3);

    assertThat(control.sheds(inDialog(), wire, 0)).isFalse();
    assertThat(control.sheds(TestMessages.ack().build(), wire, 0)).isFalse();
    assertThat(control.sheds(TestMessages.request("CANCEL").build(), wire, 0)).isFalse();
  }

  @Test
  void aToTagAloneMakesNoDialog() {
    overload(1);

    assertThat(control.sheds(TestMessages.bye().build(), wire, 0)).isTrue();
  }

  @Test
  void servesTheSecondHalfOfAChallengeBeforeNewWork() {
    overload(1);

    assertThat(control.sheds(withCredentials("nobody"), wire, 0)).isFalse();
    assertThat(
            control.sheds(
                TestMessages.invite().header("Proxy-Authorization", CREDENTIALS).build(), wire, 0))
        .isFalse();
    assertThat(control.sheds(invite("sip:bob@example.com"), wire, 0)).isTrue();
  }

  @Test
  void aDeviceThatIsRegisteredRefreshesBeforeOthersRegister() {
    installation.user("dora", "dora-desk");
    installation.register("dora-desk");
    overload(2);

    assertThat(control.sheds(withCredentials("dora-desk"), wire, 0)).isFalse();
    assertThat(control.sheds(withCredentials("dora"), wire, 0)).isFalse();
    assertThat(control.sheds(withCredentials("nobody"), wire, 0)).isTrue();
  }

  @Test
  void atItsWorstRefreshesAreRefusedToo() {
    installation.user("dora", "dora-desk");
    installation.register("dora-desk");
    overload(3);

    assertThat(control.sheds(withCredentials("dora-desk"), wire, 0)).isTrue();
    assertThat(control.counters().refused().count(Priority.KNOWN_DEVICE)).isEqualTo(1);
  }

  @Test
  void pastItsBudgetItDropsWhatComesAgainAndAnswersNothing() {
    OverloadControl bounded = control(withBudget(0, 1));
    measure(bounded, 1, 1);

    assertThat(bounded.sheds(register("bob"), wire, 0)).isTrue();

    assertThat(wire.sent()).isEmpty();
    assertThat(bounded.counters().dropped().count(Priority.NEW_WORK)).isEqualTo(1);
  }

  @Test
  void neverDropsWhatCameOverAConnection() {
    OverloadControl bounded = control(withBudget(0, 1));
    measure(bounded, 1, 1);

    assertThat(bounded.sheds(register("bob"), RecordingWire.tcp(), 0)).isFalse();
  }

  @Test
  void eachShardDecidesForItself() {
    overload(1);

    assertThat(control.isShedding()).isTrue();
    assertThat(control.sheds(register("bob"), wire, 1)).isFalse();
  }

  @Test
  void servesEverythingAgainAfterTheLoadHasGone() {
    overload(3);

    measure(control, 30, 0);

    assertThat(control.isShedding()).isFalse();
    assertThat(control.severity()).isZero();
    assertThat(control.sheds(register("bob"), wire, 0)).isFalse();
  }

  @Test
  void shedsNothingWhereThatIsSwitchedOff() {
    OverloadControl off =
        control(new OverloadSettings(false, SheddingSettings.DEFAULT, Duration.ofSeconds(5)));

    measure(off, 100, 1);

    assertThat(off.isShedding()).isFalse();
  }

  /** Until it sheds all of the least valuable, and so on up to 3. */
  private void overload(int severity) {
    measure(control, 3 + 10 * severity, 1);
    assertThat(control.severity()).isGreaterThanOrEqualTo(severity);
  }

  private static void measure(OverloadControl control, int windows, long lost) {
    for (int i = 0; i < windows; i++) {
      control.measured(0, new LoopLoad(WINDOW, 0, lost, Duration.ZERO));
    }
  }

  private OverloadControl control(OverloadSettings settings) {
    return new OverloadControl(
        settings,
        2,
        new EmergencyNumbers(List.of("112")),
        installation.directory(),
        installation.location(),
        time::now,
        new Random(1));
  }

  private static OverloadSettings withBudget(int refusals, int drops) {
    return new OverloadSettings(
        true,
        new SheddingSettings(1, Duration.ofMillis(50), 1, refusals, drops),
        Duration.ofSeconds(5));
  }

  private static SipRequest register(String user) {
    return TestMessages.register().from(user).to(user).build();
  }

  private static SipRequest withCredentials(String user) {
    return TestMessages.register().from(user).to(user).header("Authorization", CREDENTIALS).build();
  }

  private static SipRequest invite(String uri) {
    return TestMessages.invite().requestUri(uri).build();
  }

  private static SipRequest inDialog() {
    return TestMessages.bye().header("Route", "<sip:token@192.0.2.1;lr>").build();
  }
}
