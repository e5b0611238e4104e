package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViaTest {
  @Test
  void readsTransportSentByAndParameters() throws MalformedHeaderException {
    Via via =
        Via.parse(
            "SIP/2.0/UDP Phone.example.com:5062;branch=z9hG4bK1;rport=4711;received=192.0.2.1");

    assertThat(via.transport()).isEqualTo("UDP");
    assertThat(via.host()).isEqualTo("Phone.example.com");
    assertThat(via.port()).isEqualTo(5062);
    assertThat(via.sentBy()).isEqualTo("Phone.example.com:5062");
    assertThat(via.branch()).isEqualTo("z9hG4bK1");
    assertThat(via.hasMagicCookie()).isTrue();
    assertThat(via.rport()).hasValue(4711);
    assertThat(via.received()).contains("192.0.2.1");
  }

  @Test
  void anEmptyRportAsksForThePort() throws MalformedHeaderException {
    Via via = Via.parse("SIP/2.0/TCP 192.0.2.1;rport;branch=z9hG4bK1");

    assertThat(via.hasRport()).isTrue();
    assertThat(via.rport()).isEmpty();
    assertThat(via.port()).isEqualTo(-1);
  }

  @Test
  void takesWhiteSpaceWhereTheGrammarHasIt() throws MalformedHeaderException {
    Via via =
        Via.parse("SIP  / 2.0  / TCP     spindle.example.com : 5060  ; branch  =   z9hG4bK9  ");

    assertThat(via.transport()).isEqualTo("TCP");
    assertThat(via.port()).isEqualTo(5060);
    assertThat(via.branch()).isEqualTo("z9hG4bK9");
  }

  @Test
  void takesIpv6WithAndWithoutBracketsInReceived() throws MalformedHeaderException {
    Via bare =
        Via.parse("SIP/2.0/UDP [2001:db8::9:1]:5060;received=2001:db8::9:255;branch=z9hG4bK1");
    Via bracketed = Via.parse("SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255]");

    assertThat(bare.host()).isEqualTo("[2001:db8::9:1]");
    assertThat(bare.received()).contains("2001:db8::9:255");
    assertThat(bracketed.received()).contains("[2001:db8::9:255]");
  }

  @Test
  void anOldPeersViaHasNoBranch() throws MalformedHeaderException {
    Via via = Via.parse("SIP/2.0/UDP iftgw.example.com");

    assertThat(via.branch()).isEmpty();
    assertThat(via.hasMagicCookie()).isFalse();
  }

  @Test
  void anRportThatIsNoPortCountsAsNotFilled() throws MalformedHeaderException {
    assertThat(Via.parse("SIP/2.0/UDP a;rport=x").rport()).isEmpty();
    assertThat(Via.parse("SIP/2.0/UDP a;rport=999999").rport()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SIP/2.0",
        "SIP/2.0/UDP",
        "SIP/2.0/UDP ",
        "SIP/2.0/ a",
        "SIP 2.0 UDP a",
        "SIP/2.0/UDP a:",
        "SIP/2.0/UDP a:0",
        "SIP/2.0/UDP a b",
        "SIP/2.0/UDP a;",
        "SIP/2.0/UDP a;;branch=1",
        "SIP/2.0/UDP a;branch=\"1",
        "SIP/2.0/UDP [::1",
        "SIP/2.0/UDP a,"
      })
  void refusesWhatIsNoVia(String text) {
    assertThatExceptionOfType(MalformedHeaderException.class).isThrownBy(() -> Via.parse(text));
  }
}
