package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleTest {

  private final OneCycle schedule = new OneCycle(1e-3, 2500);

  @Test
  void beginsAtA25thOfThePeak() {
    assertThat(schedule.at(0)).isCloseTo(4e-5, within(1e-15));
  }

  @Test
  void peaksAfterEightPercent() {
    assertThat(schedule.at(199)).isCloseTo(1e-3, within(1e-15));
  }

  @Test
  void isHalfWayUpInTheMiddleOfTheWarmUp() {
    assertThat(new OneCycle(1, 25 * 100 + 25).at(100)).isBetween(0.5, 0.55);
  }

  @Test
  void endsFarBelowTheBeginning() {
    assertThat(schedule.at(2499)).isCloseTo(4e-9, within(1e-12));
  }

  @Test
  void fallsFromThePeakOn() {
    for (int step = 200; step < 2500; step++) {
      assertThat(schedule.at(step)).isLessThan(schedule.at(step - 1));
    }
  }

  @Test
  void aFewStepsAreACycleToo() {
    OneCycle short3 = new OneCycle(1, 3);

    assertThat(short3.at(0)).isCloseTo(1.0 / 25, within(1e-12));
    assertThat(short3.at(1)).isCloseTo(1, within(1e-12));
    assertThat(short3.at(2)).isLessThan(1e-5);
  }
}
