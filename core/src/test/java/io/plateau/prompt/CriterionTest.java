package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every loss of text features against the same loss written out in doubles: its value, and its
 * derivative by central differences.
 */
class CriterionTest {

  private static final int CLASSES = 3;
  private static final int WIDTH = 5;
  private static final float SCALE = 7;
  private static final double WEIGHT = 8;
  private static final double STEP = 1e-6;
  private static final int[] LABELS = {2, 0, 2, 1};
  private static final Batch BATCH = new Batch(unit(LABELS.length, new Random(1)), LABELS, WIDTH);
  private static final HostTensor ZERO_SHOT =
      new HostTensor(new long[] {CLASSES, WIDTH}, unit(CLASSES, new Random(2)));
  private static final HostTensor SHARED =
      new HostTensor(new long[] {CLASSES, WIDTH}, unit(CLASSES, new Random(3)));
  private static final HostTensor PER_IMAGE =
      new HostTensor(
          new long[] {LABELS.length, CLASSES, WIDTH}, unit(LABELS.length * CLASSES, new Random(4)));

  private static NDManager manager;

  @BeforeAll
  static void open() {
    Torch.initialise();
    manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
  }

  @AfterAll
  static void close() {
    manager.close();
  }

  static Stream<HostTensor> texts() {
    return Stream.of(SHARED, PER_IMAGE);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void crossEntropyIsTheMeanOfMinusLogP(HostTensor texts) {
    assertAgrees(new CrossEntropy(manager, SCALE), texts, CriterionTest::crossEntropy);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theDivergenceIsFromZeroShotToLearned(HostTensor texts) {
    assertAgrees(
        new ZeroShotDivergence(manager, SCALE, ZERO_SHOT),
        texts,
        t -> {
          double sum = 0;
          for (int row = 0; row < LABELS.length; row++) {
            double[] logP = logProbabilities(t, row);
            double[] logQ = logProbabilities(doubles(ZERO_SHOT), row);
            for (int c = 0; c < CLASSES; c++) {
              sum += Math.exp(logQ[c]) * (logQ[c] - logP[c]);
            }
          }
          return sum / LABELS.length;
        });
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theAnchorAddsTheMeanDistanceFromTheHandWrittenPrompts(HostTensor texts) {
    assertAgrees(
        PromptLosses.of(manager, SCALE, ZERO_SHOT)
            .plus(List.of(new TextAnchor(ZERO_SHOT, WEIGHT)))
            .training(),
        texts,
        t -> {
          double cosines = 0;
          for (int i = 0; i < t.length; i++) {
            cosines += t[i] * ZERO_SHOT.values()[i % (CLASSES * WIDTH)];
          }
          return crossEntropy(t) + WEIGHT * (1 - cosines * WIDTH / t.length);
        });
  }

  /** One image, two classes with the same features: p is (1/2, 1/2) whatever the scale. */
  @Test
  void anUndecidedImageCostsLogTwo() {
    HostTensor same = new HostTensor(new long[] {2, 2}, new float[] {0.6f, 0.8f, 0.6f, 0.8f});

    Loss loss =
        new CrossEntropy(manager, 10).of(same, new Batch(new float[] {1, 0}, new int[] {1}, 2));

    assertThat(loss.value()).isCloseTo(Math.log(2), within(1e-6));
    assertThat(loss.derivative().values())
        .containsExactly(new float[] {5, 0, -5, 0}, within(1e-5f));
  }

  @Test
  void theZeroShotModelDoesNotDivergeFromItself() {
    Loss loss = new ZeroShotDivergence(manager, SCALE, ZERO_SHOT).of(ZERO_SHOT, BATCH);

    assertThat(loss.value()).isCloseTo(0, within(1e-6));
    assertThat(loss.derivative().values())
        .containsExactly(new float[CLASSES * WIDTH], within(1e-6f));
  }

  @Test
  void theDerivativeInClassesThatALossIsNotAboutIsZero() {
    Batch rows = new Batch(BATCH.features(), new int[] {2, 1, 2, 1}, WIDTH);
    Batch amongThem = new Batch(BATCH.features(), new int[] {1, 0, 1, 0}, WIDTH);
    Criterion crossEntropy = new CrossEntropy(manager, SCALE);
    HostTensor some =
        new HostTensor(
            new long[] {2, WIDTH}, Arrays.copyOfRange(SHARED.values(), WIDTH, 3 * WIDTH));

    Loss loss = new SelectedClasses(crossEntropy, new int[] {1, 2}).of(SHARED, rows);

    Loss alone = crossEntropy.of(some, amongThem);
    assertThat(loss.value()).isEqualTo(alone.value());
    assertThat(Arrays.copyOf(loss.derivative().values(), WIDTH)).containsOnly(0);
    assertThat(Arrays.copyOfRange(loss.derivative().values(), WIDTH, 3 * WIDTH))
        .isEqualTo(alone.derivative().values());
  }

  @Test
  void whatEveryImageHasOfItsOwnIsNotCutIntoClasses() {
    assertThatThrownBy(
            () ->
                new SelectedClasses(new CrossEntropy(manager, SCALE), new int[] {0})
                    .of(PER_IMAGE, BATCH))
        .hasMessage(
            "texts: HostTensor[4, 3, 5] (expected: [classes, projection], where a loss is about 1 of 3 classes)");
  }

  /** Three rows of the task count a third each, the one that is mixed in counts a half. */
  @Test
  void rowsThatAreMixedInCountAsTheyAreTold() {
    Batch mixed = new Batch(BATCH.features(), LABELS, WIDTH, new int[] {-1, -1, 7, -1});

    Loss loss =
        new CrossEntropy(new Logits(manager, SCALE), RowWeights.ofMixedIn(0.5)).of(SHARED, mixed);

    double[] t = doubles(SHARED);
    double expected = 0;
    for (int row = 0; row < LABELS.length; row++) {
      expected -= logProbabilities(t, row)[LABELS[row]] * (row == 2 ? 0.5 : 1 / 3.0);
    }
    assertThat(loss.value()).isCloseTo(expected, within(1e-5));
  }

  @Test
  void refusesANegativeWeight() {
    assertThatThrownBy(() -> new TextAnchor(ZERO_SHOT, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("guidance: -1.0 (expected: a number >= 0)");
  }

  /** The first two rows are the task's, of two classes; the third class is none to them. */
  @Test
  void rowsOfTheTaskMayBeOverTheFirstClassesAlone() {
    Batch rows =
        new Batch(BATCH.features(), new int[] {1, 0, 2, 1}, WIDTH, new int[] {-1, -1, 0, 0});
    Criterion criterion = new CrossEntropy(new Logits(manager, SCALE), RowWeights.withOwnOver(2));
    Criterion plain = new CrossEntropy(manager, SCALE);
    Loss ofOwn =
        new SelectedClasses(plain, new int[] {0, 1}).of(SHARED, rows.select(new int[] {0, 1}));
    Loss ofOthers = plain.of(SHARED, rows.select(new int[] {2, 3}));

    Loss loss = criterion.of(SHARED, rows);

    assertThat(loss.value()).isCloseTo((ofOwn.value() + ofOthers.value()) / 2, within(1e-6));
    for (int i = 0; i < CLASSES * WIDTH; i++) {
      assertThat(loss.derivative().values()[i])
          .isCloseTo(
              (ofOwn.derivative().values()[i] + ofOthers.derivative().values()[i]) / 2,
              within(1e-6f));
    }
  }

  private static void assertAgrees(
      Criterion criterion, HostTensor texts, ToDoubleFunction<double[]> expected) {
    Loss loss = criterion.of(texts, BATCH);

    double[] t = doubles(texts);
    assertThat(loss.value()).isCloseTo(expected.applyAsDouble(t), within(1e-5));
    assertThat(loss.derivative().shape()).containsExactly(texts.shape());
    for (int i = 0; i < t.length; i++) {
      double[] above = t.clone();
      double[] below = t.clone();
      above[i] += STEP;
      below[i] -= STEP;
      double slope = (expected.applyAsDouble(above) - expected.applyAsDouble(below)) / (2 * STEP);
      assertThat((double) loss.derivative().values()[i])
          .as("element %d", i)
          .isCloseTo(slope, within(1e-5));
    }
  }

  private static double crossEntropy(double[] t) {
    return IntStream.range(0, LABELS.length)
        .mapToDouble(row -> -logProbabilities(t, row)[LABELS[row]])
        .average()
        .orElseThrow();
  }

  /** Of one image, by the text features that all share or by its own. */
  private static double[] logProbabilities(double[] t, int row) {
    int first = t.length == CLASSES * WIDTH ? 0 : row * CLASSES * WIDTH;
    double[] logits = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      for (int i = 0; i < WIDTH; i++) {
        logits[c] += SCALE * BATCH.features()[row * WIDTH + i] * t[first + c * WIDTH + i];
      }
    }
    double all = Math.log(Arrays.stream(logits).map(Math::exp).sum());
    return Arrays.stream(logits).map(logit -> logit - all).toArray();
  }

  private static double[] doubles(HostTensor tensor) {
    return IntStream.range(0, tensor.values().length)
        .mapToDouble(i -> tensor.values()[i])
        .toArray();
  }

  private static float[] unit(int rows, Random random) {
    float[] values = new float[rows * WIDTH];
    for (int row = 0; row < rows; row++) {
      double[] gaussian = random.doubles(WIDTH, -1, 1).toArray();
      double norm = Math.sqrt(Arrays.stream(gaussian).map(x -> x * x).sum());
      for (int i = 0; i < WIDTH; i++) {
        values[row * WIDTH + i] = (float) (gaussian[i] / norm);
      }
    }
    return values;
  }
}
