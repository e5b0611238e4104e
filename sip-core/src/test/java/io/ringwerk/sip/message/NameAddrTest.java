package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameAddrTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "<sip:bob@example.com>|''",
        "Bob <sip:bob@example.com>|Bob",
        "Bob from  Sales <sip:bob@example.com>|Bob from  Sales",
        "\"Bob\" <sip:bob@example.com>|Bob",
        "\"Bob\"<sip:bob@example.com>|Bob",
        "Bob<sip:bob@example.com>|Bob",
        "\"say \\\"hi\\\"\" <sip:bob@example.com>|say \"hi\"",
        "\"<sip:eve@example.com>\" <sip:bob@example.com>|<sip:eve@example.com>",
        "Jürg <sip:bob@example.com>|Jürg",
        "sip:bob@example.com|''"
      })
  void readsDisplayNames(String text, String name) throws MalformedHeaderException {
    NameAddr address = NameAddr.parse(text);

    assertThat(address.displayName()).isEqualTo(name.equals("''") ? "" : name);
    assertThat(address.uri().text()).isEqualTo("sip:bob@example.com");
  }

  @Test
  void parametersInBracketsAreTheUrisAndThoseBehindAreTheHeaders() throws MalformedHeaderException {
    NameAddr address = NameAddr.parse("<sip:bob@example.com;transport=tcp>;tag=1; q = \"a;b\"");

    assertThat(address.uri().transport()).contains("tcp");
    assertThat(address.tag()).contains("1");
    assertThat(address.parameters().value("q")).contains("a;b");
    assertThat(address.parameters().names()).containsExactly("tag", "q");
  }

  @Test
  void parametersWithoutBracketsAreTheHeaders() throws MalformedHeaderException {
    NameAddr address = NameAddr.parse("sip:+19725552222@gw1.example.net;unknownparam");

    assertThat(address.uri().parameters().isEmpty()).isTrue();
    assertThat(address.parameters().has("unknownparam")).isTrue();
  }

  @Test
  void parameterNamesAreCaseInsensitive() throws MalformedHeaderException {
    NameAddr address = NameAddr.parse("<sip:bob@example.com>;TAG=AbC");

    assertThat(address.tag()).contains("AbC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bob",
        "\"Bob <sip:bob@example.com>",
        "<sip:bob@example.com",
        "Bob sip:bob@example.com",
        "Bell, Alexander <sip:bob@example.com>",
        "\"Bob\" < sip:bob@example.com >",
        "<sip:bob@example.com> trailing",
        "<sip:bob@example.com>;",
        "<sip:bob@example.com>;;tag=1",
        "<sip:bob@example.com>;tag=\"1",
        "sip:user@example.com?Route=%3Csip:sip.example.com%3E",
        "<>",
        "<sip:bob@example.com>, <sip:eve@example.com>"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatExceptionOfType(MalformedHeaderException.class)
        .isThrownBy(() -> NameAddr.parse(text));
  }
}
