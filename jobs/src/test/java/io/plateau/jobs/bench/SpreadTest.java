package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void hasTheMiddleAndTheEnds() {
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
  }

  @Test
  void takesTheUpperMiddleOfAnEvenNumber() {
    assertThat(Spread.of(4, 1, 3, 2).median()).isEqualTo(3);
  }

  @Test
  void readsAsMedianAndRange() {
    assertThat(Spread.of(10.25, 9.5, 12).text(1)).isEqualTo("10.3 (9.5 - 12.0)");
  }

  @Test
  void refusesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(Spread::of)
        .withMessage("measurements: none (expected: at least one)");
  }
}
