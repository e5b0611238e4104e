package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactValueTest {
  @Test
  void readsARegistrationsParameters() throws MalformedHeaderException {
    ContactValue contact =
        ContactValue.parse(
            "<sip:bob@192.0.2.4;line=7>;reg-id=2;q=0.25;expires=600"
                + ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"");

    assertThat(contact.uriText()).isEqualTo("sip:bob@192.0.2.4;line=7");
    assertThat(contact.expires()).hasValue(600);
    assertThat(contact.q()).hasValue(250);
    assertThat(contact.regId()).hasValue(2);
    assertThat(contact.instanceId()).contains("urn:uuid:00000000-0000-1000-8000-000a95a0e128");
  }

  @Test
  void theWildcardHasNoAddress() throws MalformedHeaderException {
    ContactValue wildcard = ContactValue.parse("*");

    assertThat(wildcard.isWildcard()).isTrue();
    assertThat(wildcard.parameters().isEmpty()).isTrue();
    assertThatIllegalStateException().isThrownBy(wildcard::uri);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1000", "1.000,1000", "0.5,500", "0.,0", "0.123,123", "0.01,10"})
  void qIsInThousandths(String q, int thousandths) throws MalformedHeaderException {
    assertThat(ContactValue.parse("<sip:b@a>;q=" + q).q()).hasValue(thousandths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1.001", "-1", "0.1234", "x", "0,5", ""})
  void aQOutOfItsGrammarIsRefused(String q) {
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> ContactValue.parse("<sip:b@a>;q=" + q));
  }

  /** RFC 3261 §20.10. */
  @ParameterizedTest
  @CsvSource({"x,3600", "-1,3600", "0,0", "4294967295,4294967295", "280297596632815,4294967295"})
  void aMalformedExpiresCountsAs3600AndAHugeOneAsTheLargest(String expires, long seconds)
      throws MalformedHeaderException {
    assertThat(ContactValue.parse("<sip:b@a>;expires=" + expires).expires()).hasValue(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "12345678901", ""})
  void aRegIdThatIsNoPositiveNumberCountsAsNone(String regId) throws MalformedHeaderException {
    assertThat(ContactValue.parse("<sip:b@a>;reg-id=" + regId).regId()).isEmpty();
  }
}
