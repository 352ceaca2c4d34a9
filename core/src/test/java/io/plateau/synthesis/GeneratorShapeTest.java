package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GeneratorShapeTest {

  private static final GeneratorShape SHAPE = GeneratorShape.published(16, 20);

  @Test
  void thePublishedWidthsAreMultiplesOfTheFeatures() {
    assertThat(GeneratorShape.published(512, 512))
        .isEqualTo(new GeneratorShape(512, 2048, 512, 4096, 4, 512));
  }

  @Test
  void widthsCanBeChangedOneByOne() {
    assertThat(SHAPE.withEncoderHidden(1).withLatent(2).withGeneratorHidden(3).withContextLength(4))
        .isEqualTo(new GeneratorShape(16, 1, 2, 3, 4, 20));
  }

  @Test
  void weightsStartSmallAndBiasesAtZero() {
    Parameters initial = SHAPE.initial(1);

    for (float bias : initial.get("generator.hidden.bias").values()) {
      assertThat(bias).isZero();
    }
    HostTensor weight = initial.get("generator.hidden.weight");
    assertThat(weight.shape()).containsExactly(128, 16);
    double squares = 0;
    for (float value : weight.values()) {
      squares += (double) value * value;
    }
    // Four standard errors of a standard deviation from 2048 values.
    assertThat(Math.sqrt(squares / 2048)).isCloseTo(0.02, within(4 * 0.02 / Math.sqrt(4096)));
  }

  @Test
  void theStartIsAFunctionOfTheSeed() {
    assertThat(SHAPE.initial(1)).isEqualTo(SHAPE.initial(1)).isNotEqualTo(SHAPE.initial(2));
  }

  @Test
  void noWidthIsZero() {
    assertThatThrownBy(() -> SHAPE.withLatent(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latent: 0 (expected: > 0)");
  }

  @Test
  void tensorsOfAnotherShapeAreRefused() {
    assertThatThrownBy(() -> new Generator(SHAPE, SHAPE.withLatent(3).initial(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("encoder.log_var.bias: shape [3] (expected: [16])");
  }

  @Test
  void tensorsThatAreNotFiniteAreRefused() {
    TreeMap<String, HostTensor> tensors = new TreeMap<>(SHAPE.initial(1).tensors());
    HostTensor bias = HostTensor.zeros(20);
    bias.values()[7] = Float.POSITIVE_INFINITY;
    tensors.put("generator.shift.bias", bias);

    assertThatThrownBy(() -> new Generator(SHAPE, new Parameters(tensors)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generator: infinite or NaN values (expected: finite ones)");
  }
}
