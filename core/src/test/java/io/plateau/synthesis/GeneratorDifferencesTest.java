package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Activation;
import io.plateau.clip.RandomClip;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The gradient against central differences of the loss over a tower in double precision. */
class GeneratorDifferencesTest {

  private static final double BETA = 0.3;
  private static final double STEP = 1e-5;
  private static final GeneratorShape SHAPE = new GeneratorShape(16, 6, 5, 7, 2, 32);
  private static final Prompts CLASSES =
      new Prompts(List.of(new long[] {58, ~0, ~1, 4, 59}, new long[] {58, ~0, ~1, 4, 5, 7, 59}), 2);
  private static final int[] LABELS = {0, 1, 0};

  private final Parameters v = SHAPE.initial(3).times(15);
  private final float[] x = new float[LABELS.length * SHAPE.feature()];
  private final float[] noise = new float[LABELS.length * SHAPE.latent()];

  GeneratorDifferencesTest() {
    Noise.normal(x, 0, x.length, 5);
    UnitRows.normalize(x, SHAPE.feature());
    Noise.normal(noise, 0, noise.length, 7);
  }

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    Gradient gradient = gradient();
    try (RandomClip clip = new RandomClip(Activation.GELU)) {
      TextTower tower = clip.doubleText();
      try (PromptEncoder encoder = PromptEncoder.cut(tower, CLASSES.forRows(LABELS))) {
        assertThat(gradient.loss())
            .isCloseTo(loss(tower, encoder, "context", 0, 0), within(1e-5 * gradient.loss()));
        v.tensors()
            .forEach(
                (name, tensor) -> {
                  float[] slopes = gradient.values().get(name).values();
                  double norm = Parameters.of(name, gradient.values().get(name)).norm();
                  for (int i = 0; i < slopes.length; i += 5) {
                    double slope =
                        (loss(tower, encoder, name, i, STEP) - loss(tower, encoder, name, i, -STEP))
                            / (2 * STEP);
                    assertThat((double) slopes[i])
                        .as("%s, element %d", name, i)
                        .isCloseTo(slope, within(1e-4 * norm));
                  }
                });
      }
    }
  }

  private Gradient gradient() {
    int width = SHAPE.feature() + SHAPE.latent();
    float[] rows = new float[LABELS.length * width];
    for (int row = 0; row < LABELS.length; row++) {
      System.arraycopy(x, row * SHAPE.feature(), rows, row * width, SHAPE.feature());
      System.arraycopy(
          noise, row * SHAPE.latent(), rows, row * width + SHAPE.feature(), SHAPE.latent());
    }
    try (RandomClip clip = new RandomClip(Activation.GELU);
        GeneratorObjective objective =
            new GeneratorObjective(clip.text(), CLASSES, SHAPE, BETA, PromptEncoder::packed)) {
      return objective.gradient(v, new Batch(rows, LABELS, width));
    }
  }

  /** The loss in double, with one element moved. */
  private double loss(
      TextTower tower, PromptEncoder encoder, String moved, int element, double by) {
    try (NDManager manager = tower.manager().newSubManager()) {
      Map<String, NDArray> arrays = new TreeMap<>();
      v.tensors()
          .forEach(
              (name, tensor) -> {
                double[] values = doubles(tensor);
                if (name.equals(moved)) {
                  values[element] += by;
                }
                arrays.put(name, manager.create(values, new Shape(tensor.shape())));
              });
      return GeneratorObjective.loss(
              arrays,
              manager.create(doubles(matrix(x)), new Shape(matrix(x).shape())),
              manager.create(doubles(matrix(noise)), new Shape(matrix(noise).shape())),
              encoder,
              BETA)
          .getDouble();
    }
  }

  private static HostTensor matrix(float[] values) {
    return new HostTensor(new long[] {LABELS.length, values.length / LABELS.length}, values);
  }

  private static double[] doubles(HostTensor tensor) {
    double[] values = new double[tensor.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.values()[i];
    }
    return values;
  }
}
