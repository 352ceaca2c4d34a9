package io.plateau.continual.closedform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.feature.Batch;
import io.plateau.tensor.UnitRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeSumsTest {

  static final RandomFeatures FEATURES = new RandomFeatures(3, 6, 24);

  /** Rows of classes 0 to 5, a third of them after another. */
  static final Batch ROWS = rows(90);

  static Batch rows(int count) {
    Random random = new Random(1);
    float[] features = new float[count * 6];
    int[] labels = IntStream.range(0, count).map(row -> row * 6 / count).toArray();
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) (random.nextGaussian() + (i % 6 == labels[i / 6] ? 2 : 0));
    }
    return new Batch(UnitRows.normalize(features, 6), labels, 6);
  }

  private static Batch task(int number) {
    return ROWS.select(IntStream.range(number * 30, (number + 1) * 30).toArray());
  }

  /** Task by task, each in so many parts, with two classes more every time. */
  private static RidgeSums stream(int parts) {
    RidgeSums sums = RidgeSums.empty(FEATURES);
    for (int task = 0; task < 3; task++) {
      DistributedSum rows = DistributedSum.local(task(task), parts);
      sums = sums.plus(RidgeSums.of(rows, FEATURES, 2 * (task + 1)));
    }
    return sums;
  }

  /** {@code W = Phi^T (Phi Phi^T + lambda I)^-1 Y}: the same solution, from the other side. */
  private static DMatrixRMaj pooled(double lambda) {
    DMatrixRMaj phi = RandomFeatures.of(ROWS, FEATURES.projection());
    DMatrixRMaj kernel = new DMatrixRMaj(90, 90);
    CommonOps_DDRM.multOuter(phi, kernel);
    for (int i = 0; i < 90; i++) {
      kernel.add(i, i, lambda);
    }
    DMatrixRMaj labels = new DMatrixRMaj(90, 6);
    for (int row = 0; row < 90; row++) {
      labels.set(row, ROWS.labels()[row], 1);
    }
    DMatrixRMaj dual = new DMatrixRMaj(90, 6);
    CommonOps_DDRM.solve(kernel, labels, dual);
    DMatrixRMaj weights = new DMatrixRMaj(24, 6);
    CommonOps_DDRM.multTransA(phi, dual, weights);
    return weights;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30})
  void taskByTaskIsThePooledSolution(int parts) {
    assertThat(stream(parts).solve(0.1).data).containsExactly(pooled(0.1).data, within(1e-9));
  }

  @Test
  void soIsOnePassOverAllRows() {
    RidgeSums all = RidgeSums.of(DistributedSum.local(ROWS, 1), FEATURES, 6);
    assertThat(all.solve(0.1).data).containsExactly(pooled(0.1).data, within(1e-9));
  }

  @Test
  void savedSumsGoOnToTheSameBits() throws IOException {
    RidgeSums before = RidgeSums.of(DistributedSum.local(task(0), 2), FEATURES, 2);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    RidgeSumsFile.write(before, file);
    RidgeSums resumed = RidgeSumsFile.read("sums", new ByteArrayInputStream(file.toByteArray()));
    RidgeSums next = RidgeSums.of(DistributedSum.local(task(1), 2), FEATURES, 4);
    assertThat(resumed.plus(next).solve(0.1).data).isEqualTo(before.plus(next).solve(0.1).data);
    assertThat(resumed.counts()).containsExactly(15, 15);
  }

  @Test
  void damagedSumsAreRefused() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    RidgeSumsFile.write(stream(1), file);
    byte[] bytes = file.toByteArray();
    assertThatIOException()
        .isThrownBy(() -> RidgeSumsFile.read("sums", new ByteArrayInputStream(bytes, 0, 1000)))
        .withMessage("Cannot read the sums sums: it is cut short. Start the stream again.");
    bytes[500] ^= 1;
    assertThatIOException()
        .isThrownBy(() -> RidgeSumsFile.read("sums", new ByteArrayInputStream(bytes)))
        .withMessageContaining("its checksum is another");
    bytes[0] ^= 1;
    assertThatIOException()
        .isThrownBy(() -> RidgeSumsFile.read("sums", new ByteArrayInputStream(bytes)))
        .withMessageContaining("it is no file of sums");
  }

  @Test
  void theErrorIsThatOfTheRows() {
    RidgeSums sums = stream(1);
    DMatrixRMaj weights = sums.solve(0.1);
    DMatrixRMaj values = new DMatrixRMaj(90, 6);
    CommonOps_DDRM.mult(RandomFeatures.of(ROWS, FEATURES.projection()), weights, values);
    double error = 0;
    for (int row = 0; row < 90; row++) {
      for (int k = 0; k < 6; k++) {
        error += Math.pow(values.get(row, k) - (ROWS.labels()[row] == k ? 1 : 0), 2) / 90;
      }
    }
    assertThat(sums.squaredError(weights)).isCloseTo(error, within(1e-9));
  }

  @Test
  void sumsOfOtherFeaturesDoNotAdd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream(1).plus(RidgeSums.empty(new RandomFeatures(4, 6, 24))))
        .withMessageStartingWith("sums: of RandomFeatures[seed=4, inputs=6, outputs=24] (expected");
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RidgeSums.of(DistributedSum.local(ROWS, 1), FEATURES, 5))
        .withMessage("label: 5 (expected: 0 to 4, one of the classes)");
  }
}
