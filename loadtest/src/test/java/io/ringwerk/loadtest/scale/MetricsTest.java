package io.ringwerk.loadtest.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Metrics PAGE =
      new Metrics(
          """
          # HELP bytes of memory
          bytes{area="heap"} 1.5E6
          bytes{area="other"} 500000.0
          bytes_more 7.0
          bindings 3.0
          """);

  @Test
  void addsUpAllLabelsOfAName() {
    assertThat(PAGE.sum("bytes")).isEqualTo(2e6);
    assertThat(PAGE.sum("bindings")).isEqualTo(3);
  }

  @Test
  void aNameThatIsNotThereCountsNothing() {
    assertThat(PAGE.sum("byte")).isZero();
  }
}
