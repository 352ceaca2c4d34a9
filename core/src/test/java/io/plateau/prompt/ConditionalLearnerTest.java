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
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * CoCoOp's gradient against central differences of its loss, written out in Java doubles, meta-net
 * included, over a tower in double precision.
 */
class ConditionalLearnerTest {

  private static final int WIDTH = 32;
  private static final int PROJECTION = 16;
  private static final int SLOTS = 2;
  private static final float SCALE = 20;
  private static final double STEP = 1e-5;
  private static final Prompts PROMPTS =
      new Prompts(
          List.of(
              new long[] {58, ~0, ~1, 4, 59},
              new long[] {58, ~0, ~1, 4, 5, 59},
              new long[] {58, ~0, ~1, 7, 59}),
          SLOTS);

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    Parameters v = parameters();
    Batch batch = batch(4);
    Gradient gradient = gradient(v, batch);

    try (RandomClip clip = new RandomClip(Activation.GELU)) {
      TextTower tower = clip.doubleText();
      try (PromptEncoder encoder = PromptEncoder.cut(tower, PROMPTS.forImages(batch.rows()))) {
        SortedMap<String, double[]> at = new TreeMap<>();
        v.tensors().forEach((name, tensor) -> at.put(name, doubles(tensor.values())));

        assertThat(gradient.loss())
            .isCloseTo(loss(tower, encoder, at, batch), within(1e-4 * gradient.loss()));
        at.forEach(
            (name, values) -> {
              float[] slopes = gradient.values().get(name).values();
              double largest = Arrays.stream(doubles(slopes)).map(Math::abs).max().orElseThrow();
              assertThat(largest).as(name).isPositive();
              for (int i = 0; i < values.length; i += 1 + values.length / 12) {
                double before = values[i];
                values[i] = before + STEP;
                double above = loss(tower, encoder, at, batch);
                values[i] = before - STEP;
                double below = loss(tower, encoder, at, batch);
                values[i] = before;
                assertThat((double) slopes[i])
                    .as("%s, element %d", name, i)
                    .isCloseTo((above - below) / (2 * STEP), within(1e-4 * largest));
              }
            });
      }
    }
  }

  /** What one image's prompts are does not depend on the images beside it. */
  @Test
  void theGradientOfABatchIsTheMeanOverItsImages() {
    Parameters v = parameters();
    Batch batch = batch(3);
    Gradient whole = gradient(v, batch);

    Parameters sum = v.times(0);
    for (int row = 0; row < batch.rows(); row++) {
      sum = sum.plus(1.0 / batch.rows(), gradient(v, batch.select(new int[] {row})).values());
    }

    assertThat(sum.plus(-1, whole.values()).norm()).isLessThan(1e-5 * whole.values().norm());
  }

  @Test
  void everyTensorTakesPartInAPerturbation() {
    Parameters v = parameters();
    try (RandomClip clip = new RandomClip(Activation.GELU);
        PromptObjective objective = objective(clip)) {
      TwoGradients two = Perturbation.sam(0.1).take(objective, v, batch(2), Guide.first());

      for (String name : PromptLearner.tensors(ContextSharing.PER_IMAGE)) {
        assertThat(two.clean().values().get(name)).isNotEqualTo(two.perturbed().values().get(name));
      }
    }
  }

  @Test
  void theSameBitsComeOutEveryTime() {
    Parameters v = parameters();
    try (RandomClip clip = new RandomClip(Activation.GELU);
        PromptObjective objective = objective(clip)) {
      Gradient first = objective.gradient(v, batch(3));
      objective.gradient(v, batch(2));

      assertThat(objective.gradient(v, batch(3))).isEqualTo(first);
    }
  }

  private static Gradient gradient(Parameters v, Batch batch) {
    try (RandomClip clip = new RandomClip(Activation.GELU);
        PromptObjective objective = objective(clip)) {
      return objective.gradient(v, batch);
    }
  }

  private static PromptObjective objective(RandomClip clip) {
    TextTower tower = clip.text();
    return new PromptObjective(
        new ConditionalLearner(tower, PROMPTS, PromptEncoder::shared),
        PromptLosses.of(tower.manager(), SCALE, HostTensor.zeros(3, PROJECTION)));
  }

  private static double loss(
      TextTower tower, PromptEncoder encoder, Map<String, double[]> v, Batch batch) {
    double[] contexts = new double[batch.rows() * SLOTS * WIDTH];
    for (int row = 0; row < batch.rows(); row++) {
      double[] image =
          doubles(Arrays.copyOfRange(batch.features(), row * PROJECTION, (row + 1) * PROJECTION));
      double[] hidden = linear(image, v.get(MetaNet.WEIGHT_1), v.get(MetaNet.BIAS_1));
      double[] rectified = Arrays.stream(hidden).map(h -> Math.max(0, h)).toArray();
      double[] shift = linear(rectified, v.get(MetaNet.WEIGHT_2), v.get(MetaNet.BIAS_2));
      for (int i = 0; i < SLOTS * WIDTH; i++) {
        contexts[row * SLOTS * WIDTH + i] = v.get(ContextLearner.CONTEXT)[i] + shift[i % WIDTH];
      }
    }
    double[] texts;
    try (NDManager manager = tower.manager().newSubManager();
        NDArray vectors = manager.create(contexts, new Shape((long) batch.rows() * SLOTS, WIDTH));
        NDArray features = encoder.encode(vectors)) {
      texts = features.toDoubleArray();
    }
    double sum = 0;
    int classes = PROMPTS.classes();
    for (int row = 0; row < batch.rows(); row++) {
      double[] logits = new double[classes];
      for (int c = 0; c < classes; c++) {
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < PROJECTION; i++) {
          double t = texts[(row * classes + c) * PROJECTION + i];
          dot += t * batch.features()[row * PROJECTION + i];
          squares += t * t;
        }
        logits[c] = SCALE * dot / Math.sqrt(squares);
      }
      sum += Math.log(Arrays.stream(logits).map(Math::exp).sum()) - logits[batch.labels()[row]];
    }
    return sum / batch.rows();
  }

  private static double[] linear(double[] x, double[] weight, double[] bias) {
    return IntStream.range(0, bias.length)
        .mapToDouble(
            row ->
                bias[row]
                    + IntStream.range(0, x.length)
                        .mapToDouble(i -> weight[row * x.length + i] * x[i])
                        .sum())
        .toArray();
  }

  /** A net with several hidden units, so that some images open them and some do not. */
  private static Parameters parameters() {
    Random random = new Random(17);
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    tensors.put(ContextLearner.CONTEXT, gaussian(random, SLOTS, WIDTH));
    tensors.put(MetaNet.WEIGHT_1, gaussian(random, 4, PROJECTION));
    tensors.put(MetaNet.BIAS_1, gaussian(random, 4));
    tensors.put(MetaNet.WEIGHT_2, gaussian(random, WIDTH, 4));
    tensors.put(MetaNet.BIAS_2, gaussian(random, WIDTH));
    return new Parameters(tensors);
  }

  private static HostTensor gaussian(Random random, long... shape) {
    float[] values = new float[(int) HostTensor.elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() / 2);
    }
    return new HostTensor(shape, values);
  }

  private static Batch batch(int rows) {
    float[] features = new float[rows * PROJECTION];
    Random random = new Random(19);
    for (int row = 0; row < rows; row++) {
      double[] feature = random.doubles(PROJECTION, -1, 1).toArray();
      double norm = Math.sqrt(Arrays.stream(feature).map(x -> x * x).sum());
      for (int i = 0; i < PROJECTION; i++) {
        features[row * PROJECTION + i] = (float) (feature[i] / norm);
      }
    }
    return new Batch(features, IntStream.range(0, rows).map(row -> row % 3).toArray(), PROJECTION);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
