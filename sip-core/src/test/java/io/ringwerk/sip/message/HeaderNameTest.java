package io.ringwerk.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNameTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
  void isFoundInAnyCase(HeaderName name) {
    assertThat(HeaderName.of(name.canonical())).isEqualTo(name);
    assertThat(HeaderName.of(name.canonical().toUpperCase(Locale.ROOT))).isEqualTo(name);
    assertThat(HeaderName.of(name.canonical().toLowerCase(Locale.ROOT))).isEqualTo(name);
  }

  /** RFC 3261 §7.3.3 and the extensions registered since. */
  @ParameterizedTest
  @CsvSource({
    "a,Accept-Contact",
    "b,Referred-By",
    "c,Content-Type",
    "d,Request-Disposition",
    "e,Content-Encoding",
    "f,From",
    "i,Call-ID",
    "j,Reject-Contact",
    "k,Supported",
    "l,Content-Length",
    "m,Contact",
    "o,Event",
    "r,Refer-To",
    "s,Subject",
    "t,To",
    "u,Allow-Events",
    "v,Via",
    "x,Session-Expires",
    "y,Identity"
  })
  void isFoundByItsCompactForm(String compact, String canonical) {
    assertThat(HeaderName.of(compact).canonical()).isEqualTo(canonical);
    assertThat(HeaderName.of(compact.toUpperCase(Locale.ROOT)).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X-Unknown", "Vi", "Viaa", "Fro\u0001", "ô", "z", "Call-IE"})
  void anyOtherNameIsOther(String name) {
    assertThat(HeaderName.of(name)).isEqualTo(HeaderName.OTHER);
  }

  @Test
  void anIndexHasRoomForAllNames() {
    assertThat(HeaderName.values()).hasSizeLessThanOrEqualTo(128);
  }
}
