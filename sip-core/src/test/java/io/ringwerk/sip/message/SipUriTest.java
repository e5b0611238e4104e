package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
  @Test
  void readsAllPartsOfASipUri() throws MalformedHeaderException {
    SipUri uri =
        SipUri.parse(
            "sips:Bob:secret@Biloxi.EXAMPLE.com:5061;Transport=TCP;lr?subject=a&priority=b");

    assertThat(uri.scheme()).isEqualTo("sips");
    assertThat(uri.isSecure()).isTrue();
    assertThat(uri.user()).isEqualTo("Bob");
    assertThat(uri.password()).isEqualTo("secret");
    assertThat(uri.host()).isEqualTo("biloxi.example.com");
    assertThat(uri.port()).isEqualTo(5061);
    assertThat(uri.transport()).contains("tcp");
    assertThat(uri.isLooseRouter()).isTrue();
    assertThat(uri.headers()).isEqualTo("subject=a&priority=b");
  }

  @Test
  void hasNeitherUserNorPortIfNoneIsWritten() throws MalformedHeaderException {
    SipUri uri = SipUri.parse("sip:example.com");

    assertThat(uri.user()).isEmpty();
    assertThat(uri.port()).isEqualTo(-1);
    assertThat(uri.parameters().isEmpty()).isTrue();
  }

  @Test
  void keepsIpv6InBrackets() throws MalformedHeaderException {
    SipUri uri = SipUri.parse("sip:bob@[2001:DB8::10]:5070");

    assertThat(uri.host()).isEqualTo("[2001:db8::10]");
    assertThat(uri.port()).isEqualTo(5070);
  }

  @Test
  void resolvesEscapesInUserAndParameters() throws MalformedHeaderException {
    SipUri uri = SipUri.parse("sip:sips%3Auser%40example.com@example.net;%6C%72;n%61me=v%61lue%25");

    assertThat(uri.user()).isEqualTo("sips:user@example.com");
    assertThat(uri.isLooseRouter()).isTrue();
    assertThat(uri.parameter("name")).contains("value%");
  }

  @Test
  void takesSeparatorsInTheUserPart() throws MalformedHeaderException {
    SipUri uri = SipUri.parse("sip:user;par=u%40example.net@example.com");

    assertThat(uri.user()).isEqualTo("user;par=u@example.net");
    assertThat(uri.host()).isEqualTo("example.com");
    assertThat(uri.parameters().isEmpty()).isTrue();
  }

  @Test
  void takesServiceCodesThatPhonesSendUnescaped() throws MalformedHeaderException {
    assertThat(SipUri.parse("sip:*21#@example.com").user()).isEqualTo("*21#");
  }

  @Test
  void takesTheNumberOfATelUriAsUser() throws MalformedHeaderException {
    SipUri uri = SipUri.parse("tel:+41315550100;phone-context=example.com");

    assertThat(uri.isSip()).isFalse();
    assertThat(uri.user()).isEqualTo("+41315550100");
    assertThat(uri.host()).isEmpty();
    assertThat(uri.parameter("phone-context")).contains("example.com");
  }

  @Test
  void knowsOnlySchemeAndTextOfOtherUris() throws MalformedHeaderException {
    SipUri uri = SipUri.parse("soap.beep://192.0.2.103:3002");

    assertThat(uri.scheme()).isEqualTo("soap.beep");
    assertThat(uri.text()).isEqualTo("soap.beep://192.0.2.103:3002");
    assertThat(uri.isSip()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sip",
        "sip:",
        ":bob@example.com",
        "bob@example.com",
        "sip:@example.com",
        "sip:bob@",
        "sip:bob@exa mple.com",
        "sip:bob@example.com:",
        "sip:bob@example.com:0",
        "sip:bob@example.com:65536",
        "sip:bob@example.com:5060x",
        "sip:bob@[2001:db8::1",
        "sip:2001:db8::10",
        "sip:bob@[]",
        "sip:bob@example.com;",
        "sip:bob@example.com;=1",
        "sip:bob@a@b",
        "sip:b%4@example.com",
        "sip:b%zz@example.com",
        "sip:bob@example.com\"",
        "<sip:bob@example.com>"
      })
  void refusesWhatIsNoUri(String text) {
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> SipUri.parse(text))
        .satisfies(malformed -> assertThat(malformed.getStackTrace()).isEmpty());
  }

  @Test
  void refusesMoreParametersThanTheLimit() throws MalformedHeaderException {
    String most = "sip:bob@example.com" + ";x=1".repeat(64);

    assertThat(SipUri.parse(most).parameters().names()).hasSize(64);
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> SipUri.parse(most + ";x=1"));
  }

  /** The pairs of RFC 3261 §19.1.4, and some more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "sip:%61lice@atlanta.com;transport=TCP sip:alice@AtLanTa.CoM;Transport=tcp",
        "sip:carol@chicago.com sip:carol@chicago.com;newparam=5",
        "sip:carol@chicago.com sip:carol@chicago.com;security=on",
        "sip:carol@chicago.com;newparam=5 sip:carol@chicago.com;security=on",
        "sip:a.com;transport=tcp;method=REGISTER?to=sip:b%40c sip:a.com;method=REGISTER;transport=tcp?to=sip:b%40c",
        "sip:alice@a.com?subject=x&priority=urgent sip:alice@a.com?priority=urgent&subject=x",
        "sip:alice@a.com?Subject=x sip:alice@a.com?subject=x",
        "tel:+1 tel:+1"
      })
  void equivalentUrisAreFoundSo(String one, String other) throws MalformedHeaderException {
    assertThat(SipUri.parse(one).equivalentTo(SipUri.parse(other))).isTrue();
    assertThat(SipUri.parse(other).equivalentTo(SipUri.parse(one))).isTrue();
  }

  /** The pairs of RFC 3261 §19.1.4, and some more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "SIP:ALICE@AtLanTa.CoM;Transport=udp sip:alice@AtLanTa.CoM;Transport=UDP",
        "sip:bob@biloxi.com sip:bob@biloxi.com:5060",
        "sip:bob@biloxi.com sip:bob@biloxi.com;transport=udp",
        "sip:bob@biloxi.com sip:bob@biloxi.com:6000;transport=tcp",
        "sip:carol@chicago.com sip:carol@chicago.com?Subject=next%20meeting",
        "sip:bob@phone21.boxesbybob.com sip:bob@192.0.2.4",
        "sip:carol@chicago.com;security=on sip:carol@chicago.com;security=off",
        "sip:bob@a.com;maddr=239.0.0.1 sip:bob@a.com",
        "sip:bob@a.com;user=phone sip:bob@a.com",
        "sip:bob:one@a.com sip:bob:two@a.com",
        "sips:bob@a.com sip:bob@a.com",
        "tel:+1 tel:+2"
      })
  void differentUrisAreFoundSo(String one, String other) throws MalformedHeaderException {
    assertThat(SipUri.parse(one).equivalentTo(SipUri.parse(other))).isFalse();
    assertThat(SipUri.parse(other).equivalentTo(SipUri.parse(one))).isFalse();
  }
}
