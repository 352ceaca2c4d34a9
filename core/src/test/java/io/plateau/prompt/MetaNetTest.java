package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class MetaNetTest {

  private static final int DIM = 512;
  private static final int WIDTH = 96;

  @Test
  void aSixteenthOfTheFeatureIsHidden() {
    SortedMap<String, HostTensor> net = MetaNet.initial(DIM, WIDTH, 1);

    assertThat(net)
        .containsOnlyKeys(
            "meta_net.linear1.weight",
            "meta_net.linear1.bias",
            "meta_net.linear2.weight",
            "meta_net.linear2.bias");
    assertThat(net.get(MetaNet.WEIGHT_1).shape()).containsExactly(32, DIM);
    assertThat(net.get(MetaNet.BIAS_1).shape()).containsExactly(32);
    assertThat(net.get(MetaNet.WEIGHT_2).shape()).containsExactly(WIDTH, 32);
    assertThat(net.get(MetaNet.BIAS_2).shape()).containsExactly(WIDTH);
  }

  @Test
  void aShortFeatureHasOneHiddenUnit() {
    assertThat(MetaNet.initial(12, WIDTH, 1).get(MetaNet.BIAS_1).shape()).containsExactly(1);
  }

  /** A uniform variable in [-b, b] has the variance b^2 / 3. */
  @Test
  void layersStartUniformByTheirInputs() {
    SortedMap<String, HostTensor> net = MetaNet.initial(DIM, WIDTH, 1);

    assertUniform(net.get(MetaNet.WEIGHT_1), 1 / Math.sqrt(DIM));
    assertUniform(net.get(MetaNet.WEIGHT_2), 1 / Math.sqrt(32));
    assertUniform(net.get(MetaNet.BIAS_2), 1 / Math.sqrt(32));
  }

  @Test
  void theNetFollowsTheSeed() {
    assertThat(MetaNet.initial(DIM, WIDTH, 1)).isEqualTo(MetaNet.initial(DIM, WIDTH, 1));
    assertThat(MetaNet.initial(DIM, WIDTH, 1)).isNotEqualTo(MetaNet.initial(DIM, WIDTH, 2));
  }

  private static void assertUniform(HostTensor tensor, double bound) {
    double squares = 0;
    for (float value : tensor.values()) {
      assertThat((double) value).isBetween(-bound, bound);
      squares += (double) value * value;
    }
    assertThat(squares / tensor.values().length)
        .isCloseTo(bound * bound / 3, within(0.1 * bound * bound));
  }
}
