package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.Safetensors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratorReportTest {

  private static final Generator GENERATOR =
      new Generator(ShipGoldens.SHAPE, ShipGoldens.learned());

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @Test
  void theDivergenceIsPyTorchs() throws Exception {
    Safetensors golden = ShipGoldens.open();

    assertThat(report(Probe.nearestMean()).divergence())
        .isCloseTo(golden.tensor("kl").values()[0], within(1e-6));
  }

  /** |a - b|^2 = 2 - 2 cos for unit rows. */
  @Test
  void theCosineIsThatOfTheReconstructionAtThePosteriorsMean() {
    Batch silent = ShipGoldens.noisy(0);
    for (int row = 0; row < silent.rows(); row++) {
      Arrays.fill(silent.features(), row * 19 + 12, (row + 1) * 19, 0);
    }
    double reconstruction;
    try (GeneratorObjective objective =
        GeneratorObjective.of(clip, ShipGoldens.CLASS_NAMES, ShipGoldens.SHAPE, 0)) {
      reconstruction = objective.gradient(ShipGoldens.learned(), silent).loss();
    }

    assertThat(report(Probe.nearestMean()).reconstructionCosine())
        .isCloseTo(1 - reconstruction / 2, within(1e-6));
  }

  @Test
  void theProbeSeesSyntheticRowsOfEveryClassAndTheRealOnes() {
    GeneratorReport report =
        report(
            (synthetic, real) -> {
              assertThat(synthetic.rows()).isEqualTo(5 * 3);
              assertThat(real.labels()).containsExactly(ShipGoldens.LABELS);
              return 0.25;
            });

    assertThat(report.probeAccuracy()).isEqualTo(0.25);
  }

  @Test
  void aClassWithOneImageHasNoVarianceAndNoShareInTheMean() {
    GeneratorReport report = report(Probe.nearestMean());

    assertThat(report.classes().get(1).realRows()).isEqualTo(1);
    assertThat(report.classes().get(1).realVariance()).isZero();
    assertThat(report.realVariance())
        .isCloseTo(
            (report.classes().get(0).realVariance() + report.classes().get(3).realVariance()) / 2,
            within(1e-12));
    assertThat(report.syntheticVariance()).isPositive();
  }

  @Test
  void metricsHaveTheNamesOfFiles() {
    assertThat(report(Probe.nearestMean()).metrics().keySet())
        .containsExactly(
            "kl_nats",
            "probe_accuracy",
            "real_variance",
            "reconstruction_cosine",
            "synthetic_variance");
  }

  @Test
  void noImagesAreRefused() {
    FeatureTable none =
        new FeatureTable(
            ShipGoldens.CLASS_NAMES,
            List.of(),
            new int[0],
            new Batch(new float[0], new int[0], 12));

    assertThatThrownBy(() -> GeneratorReport.of(clip, GENERATOR, none, 3, 1, Probe.nearestMean()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("real: no rows (expected: at least one)");
  }

  private static GeneratorReport report(Probe probe) {
    FeatureTable real =
        new FeatureTable(
            ShipGoldens.CLASS_NAMES, Collections.nCopies(7, "id"), new int[7], ShipGoldens.rows());
    return GeneratorReport.of(clip, GENERATOR, real, 3, 1, probe);
  }
}
