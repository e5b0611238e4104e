package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringwerk.routing.EmergencyNumbers;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.time.TimerSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to a group: nested response contexts, one for each member. */
final class GroupCallTest {

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone benDesk = script.phone("ben-desk");
  private final ScriptedPhone benSoft = script.phone("ben-soft");
  private final ScriptedPhone clara = script.phone("clara-desk");

  @AfterEach
  void nothingIsLeft() {
    script.assertNothingIsLeft();
  }

  @Test
  void ringsAllMembersAndTheFirstToAnswerWins() {
    anna.calls("team");
    SipRequest toBenDesk = rings(benDesk);
    SipRequest toBenSoft = rings(benSoft);
    SipRequest toClara = rings(clara);

    benDesk.answers(toBenDesk, 200);

    anna.receives(200);
    assertThat(benSoft.isCancelled(toBenSoft).value(HeaderName.REASON).orElseThrow())
        .contains("Call completed elsewhere");
    assertThat(clara.isCancelled(toClara).value(HeaderName.REASON).orElseThrow())
        .contains("Call completed elsewhere");
  }

  @Test
  void declineEndsThePhonesOfWhoDeclinedAndNobodyElses() {
    anna.calls("team");
    SipRequest toBenDesk = rings(benDesk);
    SipRequest toBenSoft = rings(benSoft);
    SipRequest toClara = rings(clara);

    benDesk.refuses(toBenDesk, 603);

    benSoft.isCancelled(toBenSoft);
    clara.receivesNothing();
    clara.answers(toClara, 200);
    anna.receives(200);
  }

  @Test
  void oneMembersDeclineIsNotTheGroups() {
    SipRequest invite = anna.calls("team");
    SipRequest toBenDesk = rings(benDesk);
    SipRequest toBenSoft = rings(benSoft);
    SipRequest toClara = rings(clara);
    benDesk.refuses(toBenDesk, 603);
    benSoft.isCancelled(toBenSoft);

    clara.refuses(toClara, 486);

    anna.isRefused(invite, 486);
  }

  @Test
  void everyMembersDeclineIsTheGroups() {
    SipRequest invite = anna.calls("team");
    SipRequest toBenDesk = rings(benDesk);
    SipRequest toBenSoft = rings(benSoft);
    SipRequest toClara = rings(clara);
    benDesk.refuses(toBenDesk, 603);
    benSoft.isCancelled(toBenSoft);

    clara.refuses(toClara, 603);

    anna.isRefused(invite, 603);
  }

  @Test
  void forwardsTheAnswersOfTwoMembersAtTheSameMoment() {
    anna.calls("20");
    SipRequest toBenDesk = rings(benDesk);
    SipRequest toBenSoft = rings(benSoft);
    SipRequest toClara = rings(clara);

    clara.answers(toClara, 200);
    benSoft.answers(toBenSoft, 200);

    assertThat(anna.receives(200).toTag()).contains(clara.tag());
    assertThat(anna.receives(200).toTag()).contains(benSoft.tag());
    benDesk.isCancelled(toBenDesk);
    benSoft.answers(benSoft.receives("CANCEL"), 481);
  }

  @Test
  void theRingingLimitEndsEveryMembersPhones() {
    SipRequest invite = anna.calls("team");
    SipRequest toBenDesk = rings(benDesk);
    SipRequest toBenSoft = rings(benSoft);
    SipRequest toClara = rings(clara);

    script.pass(ProxySettings.DEFAULT.noAnswer());

    benDesk.isCancelled(toBenDesk);
    benSoft.isCancelled(toBenSoft);
    clara.isCancelled(toClara);
    anna.isRefused(invite, 480);
  }

  @Test
  void refusesAForkSetThatExplodes() {
    SipScript narrow =
        new SipScript(
            new ProxySettings(
                Duration.ofMinutes(1), 2, TimerSettings.DEFAULT, new EmergencyNumbers(List.of())));
    ScriptedPhone caller = narrow.phone("anna-desk");
    narrow.phone("ben-desk");
    narrow.phone("ben-soft");
    narrow.phone("clara-desk");

    SipRequest invite = caller.calls("team");

    caller.isRefused(invite, 440);
    narrow.assertNothingIsLeft();
  }

  private SipRequest rings(ScriptedPhone phone) {
    SipRequest invite = phone.receives("INVITE");
    phone.answers(invite, 180);
    anna.receives(180);
    return invite;
  }
}
