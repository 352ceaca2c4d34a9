package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES = List.of("batch-size", "rho", "epochs", "shots");

  @Test
  void findsTheNameWithTheFewestEdits() {
    assertThat(NearestName.of("batchsize", NAMES)).contains("batch-size");
    assertThat(NearestName.of("epoch", NAMES)).contains("epochs");
    assertThat(NearestName.of("rhos", NAMES)).contains("rho");
  }

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(NearestName.of("roh", NAMES)).contains("rho");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(NearestName.of("optimiser", NAMES)).isEmpty();
  }
}
