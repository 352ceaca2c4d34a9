package io.plateau.adapter;

import static io.plateau.adapter.Golden.floats;
import static io.plateau.adapter.Golden.values;
import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.ClassScores;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every learner against scikit-learn, NumPy or PyTorch in double. */
class GoldenLearnersTest {

  private static final double EXACT = 1e-6;
  private static final double TRAINED = 1e-5;

  @ParameterizedTest
  @CsvSource({"0.316, 0.316", "100, 100"})
  void theLinearProbeIsScikitLearns(double c, String name) {
    LinearClassifier probe =
        new LinearProbe(new LinearProbeSettings(c, 10_000, 1e-10)).fit(Golden.input(), 1);

    assertThat(relativeError(floats(probe.weights()), values("probe." + name + ".weight")))
        .isLessThan(EXACT);
    // A number added to every bias changes nothing; scikit-learn's sum to 0 as ours do.
    assertThat(relativeError(floats(probe.bias()), values("probe." + name + ".bias")))
        .isLessThan(EXACT);
    assertThat(
            relativeError(
                probabilities(probe.score(Golden.test())),
                values("probe." + name + ".probabilities")))
        .isLessThan(EXACT);
  }

  @Test
  void gaussianDiscriminantsAreNumpys() {
    LinearClassifier gaussian = gaussian(Golden.input());

    assertThat(relativeError(floats(gaussian.weights()), values("gda.weight"))).isLessThan(EXACT);
    assertThat(relativeError(floats(gaussian.bias()), values("gda.bias"))).isLessThan(EXACT);
  }

  @Test
  void aNewClassIsItsNeighboursAndItsText() {
    LinearClassifier gaussian = gaussian(Golden.base());

    assertThat(relativeError(floats(gaussian.weights()), values("gda-new.weight")))
        .isLessThan(EXACT);
    assertThat(relativeError(floats(gaussian.bias()), values("gda-new.bias"))).isLessThan(EXACT);
  }

  private static LinearClassifier gaussian(LearnerInput input) {
    ClassTexts texts = input.texts();
    DistributedSum rows = DistributedSum.local(input.train().batch(), 1);
    return new GaussianDiscriminant(new GdaSettings(1, 8, 5))
        .solve(texts, rows, FeatureMoments.of(rows, texts.classes(), texts.width()));
  }

  @Test
  void tipAdapterIsTheFormula() {
    CacheClassifier tip = new TipAdapter(new TipAdapterSettings(1.5, 3)).fit(Golden.input(), 1);

    assertThat(relativeError(tip.score(Golden.test()).logits(), values("tip.logits")))
        .isLessThan(EXACT);
  }

  @Test
  void tipAdapterFTrainsAsPyTorchDoes() {
    CacheClassifier tip =
        new TipAdapterF(TipAdapterSettings.defaults(), Golden.fullBatches()).fit(Golden.input(), 1);

    assertThat(relativeError(tip.cache().features(), values("tip-f.keys"))).isLessThan(TRAINED);
    assertThat(relativeError(tip.score(Golden.test()).logits(), values("tip-f.logits")))
        .isLessThan(TRAINED);
  }

  @Test
  void clipAdapterTrainsAsPyTorchDoes() {
    Parameters start =
        new Parameters(
            new TreeMap<>(
                Map.of(
                    ClipAdapter.DOWN, Golden.tensor("clip-adapter.start.down"),
                    ClipAdapter.UP, Golden.tensor("clip-adapter.start.up"))));

    AdaptedClassifier adapted =
        new ClipAdapter(ClipAdapterSettings.defaults(), Golden.fullBatches())
            .fit(Golden.input(), start, 1);

    assertThat(relativeError(adapted.down().values(), values("clip-adapter.down")))
        .isLessThan(TRAINED);
    assertThat(relativeError(adapted.up().values(), values("clip-adapter.up"))).isLessThan(TRAINED);
    assertThat(relativeError(adapted.score(Golden.test()).logits(), values("clip-adapter.logits")))
        .isLessThan(TRAINED);
  }

  @Test
  void theCrossModalHeadTrainsAsPyTorchDoes() {
    LinearClassifier head =
        new CrossModal(new CrossModalSettings(1e-2, 0.01, 1000, Golden.EPOCHS))
            .fit(Golden.input(), 1);

    double[] scaled = Golden.doubles(values("cross-modal.head"));
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= Golden.SCALE;
    }
    assertThat(relativeError(floats(head.weights()), floats(scaled))).isLessThan(TRAINED);
  }

  @Test
  void lpPlusPlusTrainsAsPyTorchDoes() {
    LinearClassifier head =
        new LpPlusPlus(new LpPlusPlusSettings(250, 0.9, 20, 10)).fit(Golden.input(), 1);

    assertThat(relativeError(floats(head.weights()), values("lp++.weight"))).isLessThan(TRAINED);
    assertThat(relativeError(floats(head.bias()), values("lp++.bias"))).isLessThan(TRAINED);
  }

  private static float[] probabilities(ClassScores scores) {
    float[] probabilities = new float[scores.logits().length];
    for (int row = 0; row < scores.rows(); row++) {
      for (int k = 0; k < scores.classes(); k++) {
        probabilities[row * scores.classes() + k] = (float) Math.exp(scores.logProbability(row, k));
      }
    }
    return probabilities;
  }

  @Test
  void zeroShotIsTheScaledCosine() {
    Batch rows = Golden.test();
    float[] texts = values("texts");

    ClassScores scores = FeatureLearner.zeroShot().fit(Golden.input(), 1).score(rows);

    double cosine = 0;
    for (int i = 0; i < rows.width(); i++) {
      cosine += rows.features()[i] * texts[i];
    }
    assertThat((double) scores.logits()[0]).isCloseTo(Golden.SCALE * cosine, within(1e-5));
  }
}
