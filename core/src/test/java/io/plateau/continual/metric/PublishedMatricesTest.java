package io.plateau.continual.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** MTIL, order I, as published with ZSCL (ICCV 2023): its table from its matrices. */
class PublishedMatricesTest {

  /** Half of the last digit that is printed, and what binary fractions add. */
  private static final double ROUNDING = 0.05 + 1e-9;

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "FT, 44.6, 55.9, 77.3",
    "LwF, 56.9, 64.7, 74.6",
    "iCaRL, 50.4, 65.7, 80.1",
    "LwF-VR, 57.2, 65.1, 76.6",
    "WiSE-FT, 52.3, 60.7, 77.7",
    "ZSCL, 68.1, 75.4, 83.6"
  })
  void transferAverageAndLastAreTheTables(
      String method, double transfer, double average, double last) throws IOException {
    ImportedMatrix read = MatrixImports.of(resource("order1_" + method + ".csv")).read();
    assertThat(percent(read, ContinualMetric.TRANSFER)).isCloseTo(transfer, within(ROUNDING));
    assertThat(percent(read, ContinualMetric.AVERAGE)).isCloseTo(average, within(ROUNDING));
    assertThat(percent(read, ContinualMetric.LAST)).isCloseTo(last, within(ROUNDING));
  }

  @Test
  void theZeroShotRowIsMatchedByName() throws IOException {
    AccuracyMatrix matrix =
        MatrixImports.of(resource("order1_FT.csv"), resource("zero_shot.csv")).read().matrix();
    assertThat(matrix.cell(0, 0)).isEqualTo(Cell.of(24.3 / 100));
    assertThat(matrix.cell(0, 9)).isEqualTo(Cell.of(64.7 / 100));
    // OxfordPet after MNIST
    assertThat(ContinualMetric.WORST_CELL.of(matrix).orElseThrow())
        .isCloseTo(0.890 - 0.102480, within(1e-9));
  }

  private static double percent(ImportedMatrix read, ContinualMetric metric) {
    return read.unit().fromFraction(metric.of(read.matrix()).orElseThrow());
  }

  private static CsvSource resource(String name) throws IOException {
    try (InputStream stream = PublishedMatricesTest.class.getResourceAsStream(name)) {
      return CsvSource.of(name, stream.readAllBytes());
    }
  }
}
