package io.plateau.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void aRoundedScaleEndsAtTicks() {
    LinearScale scale = LinearScale.rounded(new Range(38.2, 47.9), 200, 0, 5);

    assertThat(scale.ticks())
        .extracting(Tick::label)
        .containsExactly("38", "40", "42", "44", "46", "48");
    assertThat(scale.at(38)).isEqualTo(200);
    assertThat(scale.at(48)).isCloseTo(0, within(1e-9));
  }

  @Test
  void labelsHaveTheDecimalsOfTheStepAndATrueMinus() {
    LinearScale scale = LinearScale.exact(new Range(-.5, .5), 0, 100, 4);

    assertThat(scale.ticks())
        .extracting(Tick::label)
        .containsExactly("\u22120.4", "\u22120.2", "0.0", "0.2", "0.4");
  }

  @Test
  void equalRatiosAreEqualDistancesOnALogScale() {
    LogScale scale = LogScale.over(new TreeSet<>(List.of(.1, 1.0, 10.0)), 0, 300);

    assertThat(scale.at(1) - scale.at(.1)).isCloseTo(scale.at(10) - scale.at(1), within(1e-9));
    assertThat(scale.ticks()).extracting(Tick::label).containsExactly("0.1", "1", "10");
  }

  @Test
  void labelsThatWouldTouchAreLeftOut() {
    LogScale scale = LogScale.over(new TreeSet<>(List.of(.1, .101, 10.0)), 0, 300);

    assertThat(scale.ticks()).extracting(Tick::label).containsExactly("0.1", "10");
  }

  @Test
  void oneValueIsGivenRoom() {
    Range range = Range.of(DoubleStream.of(5, Double.NaN));

    assertThat(range.min()).isLessThan(5);
    assertThat(range.max()).isGreaterThan(5);
  }
}
