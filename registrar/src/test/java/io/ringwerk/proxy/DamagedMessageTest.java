package io.ringwerk.proxy;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringwerk.sip.codec.ParserLimits;
import io.ringwerk.sip.codec.SipParser;
import io.ringwerk.sip.message.HeaderName;
import io.ringwerk.sip.message.SipMessage;
import io.ringwerk.sip.message.SipRequest;
import io.ringwerk.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a peer sends, the proxy answers or drops it: nothing it can write ends in an exception.
 */
final class DamagedMessageTest {

  private static final int TRIES = 3_000;
  private static final String MEAN = "<>\"\\@:;,= \t?%[]\u00e9\u0000";

  private final SipScript script = new SipScript();
  private final ScriptedPhone anna = script.phone("anna-desk");
  private final ScriptedPhone ben = script.phone("ben-desk");
  private final Random random = new Random(42);

  @Test
  void survivesDamagedRequestsOutsideADialog() {
    SipRequest invite =
        anna.request("INVITE", "ben")
            .header(HeaderName.ROUTE, "<sip:192.0.2.1;lr>")
            .header(HeaderName.PROXY_AUTHORIZATION, "Digest username=\"anna-desk\", realm=\"x\"")
            .header(HeaderName.REASON, "SIP;cause=200;text=\"x\"")
            .build();

    survives(invite, anna);
  }

  @Test
  void survivesDamagedRequestsInADialog() {
    SipRequest invite = anna.calls("ben");
    SipRequest toBen = ben.receives("INVITE");
    ben.answers(toBen, 200);
    ScriptedDialog dialog = anna.callerDialog(invite, anna.receives(200));

    survives(dialog.request("NOTIFY").header(HeaderName.ROUTE, "<sip:a.example;lr>").build(), anna);
    survives(dialog.request("ACK").build(), anna);
  }

  @Test
  void survivesDamagedResponses() {
    anna.calls("ben");
    SipRequest toBen = ben.receives("INVITE");

    survives(ben.responseTo(toBen, 180).build(), ben);
    survives(ben.responseTo(toBen, 486).build(), ben);
    survives(ben.responseTo(toBen, 200).build(), ben);
  }

  @Test
  void survivesADamagedReasonOfADecline() {
    anna.calls("ben");
    SipRequest toBen = ben.receives("INVITE");
    SipResponse decline = ben.responseTo(toBen, 603).build();

    survives(decline, ben);
  }

  private void survives(SipMessage sound, ScriptedPhone sender) {
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = damage(sound.bytes());
      if (SipParser.parse(damaged, ParserLimits.DEFAULT) instanceof SipMessage message) {
        assertThatCode(() -> sender.sends(message))
            .as(() -> new String(damaged, StandardCharsets.UTF_8))
            .doesNotThrowAnyException();
      }
    }
  }

  private byte[] damage(byte[] sound) {
    byte[] damaged = sound.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      int place = random.nextInt(damaged.length);
      damaged[place] = (byte) MEAN.charAt(random.nextInt(MEAN.length()));
    }
    return damaged;
  }
}
