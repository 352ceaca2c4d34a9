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
import io.plateau.sharpness.Ascent;
import io.plateau.sharpness.GradientPath;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.tensor.HostTensor;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The two halves of SAM's gradient on a text tower, against central differences over the same tower
 * in double precision: of {@code r . T}, with r and the point it is held at taken apart.
 */
class PathDifferencesTest {

  private static final int WIDTH = 32;
  private static final int PROJECTION = 16;
  private static final int SLOTS = 3;
  private static final double SCALE = 20;
  private static final double RHO = 0.5;
  private static final double STEP = 1e-5;
  private static final Prompts PROMPTS =
      new Prompts(
          List.of(
              new long[] {58, ~0, ~1, ~2, 4, 59},
              new long[] {58, ~0, ~1, ~2, 4, 5, 59},
              new long[] {58, ~0, ~1, ~2, 7, 59}),
          SLOTS);

  private static final float[] CONTEXT = values(17, SLOTS * WIDTH, 1);
  private static final Batch BATCH =
      new Batch(values(19, 4 * PROJECTION, 0.25), new int[] {0, 1, 2, 0}, PROJECTION);

  private static RandomClip clip;
  private static TextTower tower;
  private static PromptEncoder encoder;
  private static double[] here;
  private static double[] above;

  @BeforeAll
  static void load() {
    clip = new RandomClip(Activation.QUICK_GELU);
    tower = clip.doubleText();
    encoder = PromptEncoder.cut(tower, PROMPTS);
    here = new double[CONTEXT.length];
    for (int i = 0; i < here.length; i++) {
      here[i] = CONTEXT[i];
    }
    float[] y = take(GradientPath.full()).clean().values().get(ContextLearner.CONTEXT).values();
    double norm = 0;
    for (float yi : y) {
      norm += (double) yi * yi;
    }
    above = here.clone();
    for (int i = 0; i < above.length; i++) {
      above[i] += RHO * y[i] / Math.sqrt(norm);
    }
  }

  @AfterAll
  static void close() {
    encoder.close();
    clip.close();
  }

  @Test
  void theFunctionalHalfHoldsTheLossDerivative() {
    assertSlopes(GradientPath.functional(), here, above);
  }

  @Test
  void theLogitHalfHoldsTheJacobian() {
    assertSlopes(GradientPath.logit(), above, here);
  }

  @Test
  void theWholeMovesBoth() {
    assertSlopes(GradientPath.full(), above, above);
  }

  private static void assertSlopes(GradientPath path, double[] lossAt, double[] jacobianAt) {
    float[] x = take(path).perturbed().values().get(ContextLearner.CONTEXT).values();
    double largest = 0;
    for (float xi : x) {
      largest = Math.max(largest, Math.abs(xi));
    }
    double[] t = features(lossAt);
    double[] r = new double[t.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = slope(u -> u, PathDifferencesTest::loss, t, i);
    }
    for (int i = 0; i < x.length; i += 5) {
      assertThat((double) x[i])
          .as("element %d", i)
          .isCloseTo(
              slope(PathDifferencesTest::features, u -> dot(r, u), jacobianAt, i),
              within(1e-4 * largest));
    }
  }

  private static double slope(
      Function<double[], double[]> outer, ToDoubleFunction<double[]> value, double[] at, int i) {
    double[] up = at.clone();
    double[] down = at.clone();
    up[i] += STEP;
    down[i] -= STEP;
    return (value.applyAsDouble(outer.apply(up)) - value.applyAsDouble(outer.apply(down)))
        / (2 * STEP);
  }

  /** Text features, {@code [classes, projection]}, normalised. */
  private static double[] features(double[] context) {
    double[] t;
    try (NDManager manager = tower.manager().newSubManager();
        NDArray vectors = manager.create(context, new Shape(SLOTS, WIDTH));
        NDArray encoded = encoder.encode(vectors)) {
      t = encoded.toDoubleArray();
    }
    for (int from = 0; from < t.length; from += PROJECTION) {
      double squares = 0;
      for (int i = from; i < from + PROJECTION; i++) {
        squares += t[i] * t[i];
      }
      for (int i = from; i < from + PROJECTION; i++) {
        t[i] /= Math.sqrt(squares);
      }
    }
    return t;
  }

  private static double loss(double[] t) {
    double sum = 0;
    for (int row = 0; row < BATCH.rows(); row++) {
      double all = 0;
      double own = 0;
      for (int c = 0; c < PROMPTS.classes(); c++) {
        double cosine = 0;
        for (int i = 0; i < PROJECTION; i++) {
          cosine += t[c * PROJECTION + i] * BATCH.features()[row * PROJECTION + i];
        }
        all += Math.exp(SCALE * cosine);
        own = c == BATCH.labels()[row] ? SCALE * cosine : own;
      }
      sum += Math.log(all) - own;
    }
    return sum / BATCH.rows();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static TwoGradients take(GradientPath path) {
    try (RandomClip single = new RandomClip(Activation.QUICK_GELU)) {
      TextTower ofSingles = single.text();
      try (PromptObjective objective =
          Coop.objective(ofSingles, PromptEncoder.shared(ofSingles, PROMPTS), (float) SCALE)) {
        return Perturbation.of(Ascent.sam(RHO), path)
            .take(
                objective,
                Parameters.of(
                    ContextLearner.CONTEXT, new HostTensor(new long[] {SLOTS, WIDTH}, CONTEXT)),
                BATCH,
                Guide.first());
      }
    }
  }

  private static float[] values(long seed, int count, double size) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }
}
