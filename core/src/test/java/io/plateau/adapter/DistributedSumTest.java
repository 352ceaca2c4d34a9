package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributedSumTest {

  private static final int CLASSES = 6;
  private static final int WIDTH = 10;
  private static final Batch ROWS = Tasks.clusters(CLASSES, 50, WIDTH, 0.8, 3).batch();

  /** Computes parts in a drawn order, one after the other. */
  private record InDrawnOrder(Batch rows, int parts, long seed) implements DistributedSum {

    @Override
    public <R extends Serializable> List<R> map(PartFunction<R> function) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      List<R> results = new ArrayList<>(Collections.nCopies(parts, null));
      for (int part : order) {
        int from = rows.rows() * part / parts;
        int to = rows.rows() * (part + 1) / parts;
        results.set(part, function.apply(rows.select(IntStream.range(from, to).toArray())));
      }
      return results;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderOfExecutionDoesNotChangeABit(long seed) {
    LinearClassifier inParallel = gaussian(DistributedSum.local(ROWS, 7));
    LinearClassifier inDrawnOrder = gaussian(new InDrawnOrder(ROWS, 7, seed));

    assertThat(inDrawnOrder.weights()).containsExactly(inParallel.weights());
    assertThat(inDrawnOrder.bias()).containsExactly(inParallel.bias());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 64, 299, 1000})
  void theCutIntoPartsDoesNotChangeTheSolution(int parts) {
    assertClose(
        gaussian(DistributedSum.local(ROWS, parts)), gaussian(DistributedSum.local(ROWS, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 1000})
  void norDoesItChangeNewClasses(int parts) {
    Batch base =
        ROWS.select(
            IntStream.range(0, ROWS.rows()).filter(row -> ROWS.labels()[row] < 4).toArray());

    assertClose(
        gaussian(DistributedSum.local(base, parts)), gaussian(DistributedSum.local(base, 1)));
  }

  private static LinearClassifier gaussian(DistributedSum rows) {
    FeatureTable noValidation = Tasks.clusters(CLASSES, 1, WIDTH, 0, 1).select(new int[0]);
    return new GaussianDiscriminant(GdaSettings.defaults())
        .fit(Tasks.axes(CLASSES, WIDTH), rows, noValidation);
  }

  private static void assertClose(LinearClassifier actual, LinearClassifier expected) {
    double largest = Arrays.stream(expected.weights()).map(Math::abs).max().orElseThrow();
    assertThat(actual.weights()).containsExactly(expected.weights(), within(1e-9 * largest));
    assertThat(actual.bias()).containsExactly(expected.bias(), within(1e-9 * largest));
  }

  @Test
  void refusesRowsThatAreNotNormalised() {
    Batch rows = new Batch(new float[] {3, 4}, new int[1], 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMoments.of(DistributedSum.local(rows, 1), 2, 2))
        .withMessage(
            "train, row 0 of a part: norm 5.000 (expected: 1 within 0.01; divide every feature by its norm)");
  }

  @Test
  void refusesLabelsOfNoClass() {
    Batch rows = new Batch(new float[] {0, 1}, new int[] {2}, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMoments.of(DistributedSum.local(rows, 1), 2, 2))
        .withMessage("label: 2 (expected: 0 to 1, one of the classes)");
  }

  @Test
  void refusesRowsOfOneClass() {
    Batch rows = new Batch(new float[WIDTH], new int[1], WIDTH);
    rows.features()[0] = 1;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gaussian(DistributedSum.local(rows, 1)))
        .withMessage("train: rows of 1 classes (expected: of two at least)");
  }

  @Test
  void addsWhatEveryPartGives() {
    double[] sum =
        DistributedSum.local(ROWS, 4).sum(part -> new double[] {part.rows(), part.labels()[0]});

    assertThat(sum[0]).isEqualTo(300);
  }

  @Test
  void refusesPartsOfUnequalLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InDrawnOrder(ROWS, 7, 1).sum(part -> new double[part.rows()]))
        .withMessage("part: 43 values (expected: 42, as the first part has)");
  }

  @Test
  void refusesNoParts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DistributedSum.local(ROWS, 0))
        .withMessage("parts: 0 (expected: >= 1)");
  }
}
