package io.plateau.continual.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterferenceTest {

  @Test
  void gradientsThatPullApartAreInConflict() {
    GradientConflict conflict =
        GradientConflict.of(List.of(new float[] {3, 0}, new float[] {-6, 8}, new float[] {0, 2}));
    assertThat(conflict.cosines().get(1).get(0).orElseThrow()).isCloseTo(-0.6, within(1e-12));
    assertThat(conflict.cosines().get(0).get(1)).isEqualTo(conflict.cosines().get(1).get(0));
    assertThat(conflict.cosines().get(2).get(2).orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(conflict.mean().orElseThrow()).isCloseTo((-0.6 + 0 + 0.8) / 3, within(1e-12));
    assertThat(conflict.conflicting()).isEqualTo(Metric.of(1 / 3.0));
  }

  @Test
  void aGradientOfZeroHasNoDirection() {
    GradientConflict conflict =
        GradientConflict.of(List.of(new float[] {1, 0}, new float[] {0, 0}));
    assertThat(conflict.cosines().get(1).get(0).undefined()).isEqualTo("a gradient is 0");
    assertThat(conflict.mean().undefined()).isEqualTo("there are no two gradients to compare");
  }

  @Test
  void displacementIsADistance() {
    assertThat(Displacement.of(new float[] {1, 1}, new float[] {4, 5})).isEqualTo(5);
    assertThat(
            Displacement.fisherWeighted(
                new float[] {1, 1}, new float[] {4, 5}, new float[] {0, 0.25f}))
        .isEqualTo(2);
  }

  @Test
  void anotherNumberOfParametersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Displacement.of(new float[2], new float[3]))
        .withMessage("to: 3 values (expected: 2, as the start has)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Displacement.fisherWeighted(new float[1], new float[1], new float[] {-1}))
        .withMessage("fisher[0]: -1.0 (expected: >= 0)");
  }

  @Test
  void aSampleLeftToThePretrainedModelIsNotMisrouted() {
    RoutingConfusion routing =
        RoutingConfusion.of(2, new int[] {0, 0, 1, 1}, new int[] {0, 1, RoutingConfusion.NONE, 1});
    assertThat(routing.counts()).isEqualTo(new long[][] {{1, 1, 0}, {0, 1, 1}});
    assertThat(routing.misrouted()).isEqualTo(Metric.of(0.25));
    assertThat(routing.right()).isEqualTo(Metric.of(0.5));
  }
}
