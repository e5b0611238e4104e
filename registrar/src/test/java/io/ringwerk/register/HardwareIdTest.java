package io.ringwerk.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareIdTest {

  @ParameterizedTest
  @CsvSource({
    "Yealink SIP-T46G 66.84.0.10 00:15:65:ab:cd:ef, 001565abcdef",
    "Yealink SIP-T46G 66.84.0.10 00-15-65-AB-CD-EF, 001565abcdef",
    "snom320/8.7.3.19 000413230A4B, 000413230a4b",
    "Aastra 6731i/3.3.1.4305 (MAC:00085D123456), 00085d123456",
    "0080F0A1B2C3, 0080f0a1b2c3"
  })
  void findsTheMacAddress(String userAgent, String mac) {
    assertThat(HardwareId.in(userAgent)).contains(new HardwareId(mac));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "baresip v1.0.0 (x86_64/linux)",
        "Softphone 3.2 build 202311221530", // a time stamp
        "Phone 000000000000",
        "Phone 01005e000001", // a group address
        "Phone 0015651234567", // thirteen digits
        "Phone 00:15:65:ab:cd", // five octets
        "Phone 00:15:65:ab:cd:ef:01",
        "Phone 00:15-65:ab-cd:ef"
      })
  void takesNothingElseForOne(String userAgent) {
    assertThat(HardwareId.in(userAgent)).isEmpty();
  }
}
