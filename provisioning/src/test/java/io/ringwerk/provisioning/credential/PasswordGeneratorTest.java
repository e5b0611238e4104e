package io.ringwerk.provisioning.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasswordGeneratorTest {
  private final PasswordGenerator passwords = new PasswordGenerator();

  @Test
  void makesPasswordsOfTwentyCharactersThatNobodyMisreads() {
    assertThat(Stream.generate(() -> passwords.next().reveal()).limit(1000))
        .allMatch(password -> password.matches("[a-zA-Z2-9&&[^iloIO]]{20}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void usesAllCharactersAboutEquallyOften() {
    String all =
        IntStream.range(0, 5_000)
            .mapToObj(i -> passwords.next().reveal())
            .collect(Collectors.joining());

    assertThat(all.chars().boxed().collect(Collectors.groupingBy(it -> it, Collectors.counting())))
        .hasSize(55)
        .allSatisfy((character, count) -> assertThat(count).isBetween(1_400L, 2_250L));
  }

  @Test
  void aPasswordMasksItself() {
    VoipPassword password = VoipPassword.of("s3cret");

    assertThat(password).hasToString("***");
    assertThat(String.valueOf(password)).doesNotContain("s3cret");
    assertThat(password.reveal()).isEqualTo("s3cret");
  }

  @Test
  void whatCannotBeAPasswordIsRefusedWithoutRepeatingIt() {
    for (String text : new String[] {"", "with\nnewline", "x".repeat(129)}) {
      assertThatThrownBy(() -> VoipPassword.of(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a VoIP password has 1 to 128 characters, none of them a control");
    }
  }
}
