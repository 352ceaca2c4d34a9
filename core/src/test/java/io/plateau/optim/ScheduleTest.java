package io.plateau.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @Test
  void aConstantRateStays() {
    assertThat(Schedule.constant(0.002).at(0)).isEqualTo(0.002);
    assertThat(Schedule.constant(0.002).at(199)).isEqualTo(0.002);
  }

  /** 0.001 (1 + cos(pi (e - 1) / 4)). */
  @ParameterizedTest
  @CsvSource({"0, 1e-5", "1, 0.002", "2, 0.001707106781", "3, 0.001", "4, 0.000292893219"})
  void theCosineFollowsOneSlowEpoch(int epoch, double rate) {
    assertThat(Schedule.cosineWarmup(0.002, 4).at(epoch)).isCloseTo(rate, within(1e-12));
  }

  /** 0.001 (1 + cos(pi e / 4)). */
  @ParameterizedTest
  @CsvSource({"0, 0.002", "1, 0.001707106781", "2, 0.001", "3, 0.000292893219"})
  void theCosineAloneStartsAtTheFullRate(int epoch, double rate) {
    assertThat(Schedule.cosine(0.002, 4).at(epoch)).isCloseTo(rate, within(1e-12));
  }

  /** 0.01 / 2, 0.01, then 0.005 (1 + cos(pi (e - 2) / 4)). */
  @ParameterizedTest
  @CsvSource({"0, 0.005", "1, 0.01", "2, 0.01", "3, 0.008535533906", "4, 0.005"})
  void theCosineFollowsALinearRise(int epoch, double rate) {
    assertThat(Schedule.linearWarmup(0.01, 2, 6).at(epoch)).isCloseTo(rate, within(1e-12));
  }

  @Test
  void withoutAWarmupTheRiseIsTheCosineAlone() {
    assertThat(Schedule.linearWarmup(0.01, 0, 6).at(0)).isEqualTo(0.01);
  }

  @Test
  void aWarmupIsShorterThanTheRun() {
    assertThatThrownBy(() -> Schedule.linearWarmup(0.01, 6, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("warmup: 6 (expected: 0 to 5, less than the epochs)");
  }

  @Test
  void theBaseIsTheRateThatWasSet() {
    assertThat(Schedule.constant(0.002).base()).isEqualTo(0.002);
    assertThat(Schedule.cosine(0.002, 4).base()).isEqualTo(0.002);
    assertThat(Schedule.cosineWarmup(0.002, 4).base()).isEqualTo(0.002);
    assertThat(Schedule.linearWarmup(0.002, 1, 4).base()).isEqualTo(0.002);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNone(double rate) {
    assertThatThrownBy(() -> Schedule.constant(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lr: " + rate + " (expected: a number > 0)");
    assertThatThrownBy(() -> Schedule.cosine(rate, 4))
        .hasMessage("lr: " + rate + " (expected: a number > 0)");
    assertThatThrownBy(() -> Schedule.cosineWarmup(rate, 4))
        .hasMessage("lr: " + rate + " (expected: a number > 0)");
  }
}
