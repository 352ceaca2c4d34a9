package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Activation;
import io.plateau.clip.RandomClip;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gradient of CoOp's loss against central differences of the same loss, written out in Java
 * doubles over a tower in double precision: nothing of autograd is in the expected values.
 */
class FiniteDifferenceTest {

  private static final int WIDTH = 32;
  private static final int PROJECTION = 16;
  private static final int SLOTS = 3;
  private static final float SCALE = 20;
  private static final double STEP = 1e-5;
  private static final Prompts PROMPTS =
      new Prompts(
          List.of(
              new long[] {58, ~0, ~1, ~2, 4, 59},
              new long[] {58, ~0, ~1, ~2, 4, 5, 59},
              new long[] {58, ~0, ~1, ~2, 7, 59}),
          SLOTS);

  @ParameterizedTest
  @EnumSource(Activation.class)
  void theGradientIsTheSlopeOfTheLoss(Activation activation) {
    float[] context = context();
    Batch batch = batch();
    Gradient gradient;
    try (RandomClip clip = new RandomClip(activation)) {
      TextTower tower = clip.text();
      try (PromptEncoder encoder = PromptEncoder.shared(tower, PROMPTS)) {
        gradient =
            Coop.objective(tower, encoder, SCALE)
                .gradient(
                    Parameters.of(
                        ContextLearner.CONTEXT, new HostTensor(new long[] {SLOTS, WIDTH}, context)),
                    batch);
      }
    }
    float[] slopes = gradient.values().get(ContextLearner.CONTEXT).values();
    double largest = 0;
    for (float slope : slopes) {
      largest = Math.max(largest, Math.abs(slope));
    }

    try (RandomClip clip = new RandomClip(activation)) {
      TextTower tower = clip.doubleText();
      try (PromptEncoder encoder = PromptEncoder.cut(tower, PROMPTS)) {
        double[] at = new double[context.length];
        for (int i = 0; i < at.length; i++) {
          at[i] = context[i];
        }
        assertThat(gradient.loss())
            .isCloseTo(loss(tower, encoder, at, batch), within(1e-4 * gradient.loss()));
        for (int i = 0; i < at.length; i += 7) {
          double[] above = at.clone();
          double[] below = at.clone();
          above[i] += STEP;
          below[i] -= STEP;
          double slope =
              (loss(tower, encoder, above, batch) - loss(tower, encoder, below, batch))
                  / (2 * STEP);
          assertThat((double) slopes[i])
              .as("element %d", i)
              .isCloseTo(slope, within(1e-4 * largest));
        }
      }
    }
  }

  private static double loss(
      TextTower tower, PromptEncoder encoder, double[] context, Batch batch) {
    double[] texts;
    try (NDManager manager = tower.manager().newSubManager();
        NDArray vectors = manager.create(context, new Shape(SLOTS, WIDTH));
        NDArray features = encoder.encode(vectors)) {
      texts = features.toDoubleArray();
    }
    double sum = 0;
    for (int row = 0; row < batch.rows(); row++) {
      double[] logits = new double[PROMPTS.classes()];
      for (int c = 0; c < logits.length; c++) {
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < PROJECTION; i++) {
          double t = texts[c * PROJECTION + i];
          dot += t * batch.features()[row * PROJECTION + i];
          squares += t * t;
        }
        logits[c] = SCALE * dot / Math.sqrt(squares);
      }
      double all = Arrays.stream(logits).map(Math::exp).sum();
      sum += Math.log(all) - logits[batch.labels()[row]];
    }
    return sum / batch.rows();
  }

  private static float[] context() {
    Random random = new Random(17);
    float[] values = new float[SLOTS * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Batch batch() {
    int[] labels = {0, 1, 2, 0};
    float[] features = new float[labels.length * PROJECTION];
    Random random = new Random(19);
    for (int row = 0; row < labels.length; row++) {
      double squares = 0;
      double[] feature = random.doubles(PROJECTION, -1, 1).toArray();
      for (double value : feature) {
        squares += value * value;
      }
      for (int i = 0; i < PROJECTION; i++) {
        features[row * PROJECTION + i] = (float) (feature[i] / Math.sqrt(squares));
      }
    }
    return new Batch(features, labels, PROJECTION);
  }
}
