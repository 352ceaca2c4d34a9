package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void negativeNumbersHaveATrueMinus() {
    assertThat(Format.signedPoints(-.0142)).isEqualTo("\u22121.4");
  }

  @Test
  void whatRoundsToZeroHasNoSign() {
    assertThat(Format.signedPoints(-.0001)).isEqualTo("0.0");
    assertThat(Format.signedPoints(.0001)).isEqualTo("0.0");
  }

  @Test
  void onePointIsSingular() {
    assertThat(Format.points(-.01)).isEqualTo("1.0 point");
  }

  @Test
  void durationsUseTheUnitTheyNeed() {
    assertThat(Format.duration(Duration.ofMillis(850))).isEqualTo("850 ms");
    assertThat(Format.duration(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
    assertThat(Format.duration(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    assertThat(Format.duration(Duration.ofMinutes(62))).isEqualTo("1 h 02 min");
  }
}
