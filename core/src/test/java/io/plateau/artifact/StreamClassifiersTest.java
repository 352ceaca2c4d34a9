package io.plateau.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.adapter.AdaptedClassifier;
import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.DistributedSum;
import io.plateau.continual.closedform.Rail;
import io.plateau.continual.closedform.RandomFeatures;
import io.plateau.continual.closedform.RidgeClassifier;
import io.plateau.continual.closedform.RidgeSums;
import io.plateau.continual.density.Centres;
import io.plateau.continual.density.Gaussian;
import io.plateau.continual.selection.GaussianKey;
import io.plateau.continual.selection.LinearAutoEncoder;
import io.plateau.continual.selection.NearestCentre;
import io.plateau.continual.selection.Reconstruction;
import io.plateau.continual.selection.ReconstructionKey;
import io.plateau.continual.selection.RoutedClassifier;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strategies of streams learn, as artifacts. */
class StreamClassifiersTest {

  private static final int WIDTH = 6;
  private static final int CLASSES = 4;
  private static final ClassTexts TEXTS =
      new ClassTexts(
          List.of("a", "b", "c", "d"),
          new HostTensor(new long[] {CLASSES, WIDTH}, unit(CLASSES, 1)),
          10);
  private static final Batch ROWS =
      new Batch(unit(40, 2), IntStream.range(0, 40).map(row -> row % 3).toArray(), WIDTH);

  /** Of the first three classes; of the last one no row was seen. */
  private static final RidgeSums SUMS =
      RidgeSums.of(DistributedSum.local(ROWS, 2), new RandomFeatures(5, WIDTH, 16), CLASSES);

  static Stream<Arguments> classifiers() {
    List<Classifier> prompts =
        List.of(
            CosineClassifier.of(new HostTensor(new long[] {CLASSES, WIDTH}, unit(CLASSES, 3)), 10),
            CosineClassifier.of(new HostTensor(new long[] {CLASSES, WIDTH}, unit(CLASSES, 4)), 10));
    List<Classifier> adapters = List.of(adapter(5), adapter(6));
    return Stream.of(
        Arguments.of(RidgeClassifier.solve(SUMS, 0.1), "RIDGE"),
        Arguments.of(new Rail(SUMS.features(), 0.1, 0.2).classifier(SUMS, TEXTS), "RAIL"),
        Arguments.of(routed(centres(), prompts), "NEAREST_CENTRE"),
        Arguments.of(routed(gaussians(), prompts), "GAUSSIAN_KEY"),
        Arguments.of(routed(encoders(), adapters), "RECONSTRUCTION_KEY"));
  }

  private static RoutedClassifier routed(TaskSelector selector, List<Classifier> tasks) {
    return new RoutedClassifier(selector, tasks, TEXTS.zeroShot());
  }

  private static AdaptedClassifier adapter(long seed) {
    return new AdaptedClassifier(
        TEXTS,
        new HostTensor(new long[] {3, WIDTH}, unit(3, seed)),
        new HostTensor(new long[] {WIDTH, 3}, unit(3, seed + 10)),
        0.2);
  }

  private static TaskSelector centres() {
    return new NearestCentre(
        List.of(new Centres(doubles(5, 20), WIDTH), new Centres(doubles(5, 21), WIDTH)));
  }

  private static TaskSelector gaussians() {
    return new GaussianKey(List.of(gaussian(0.4, 22), gaussian(0.6, 23)));
  }

  private static Gaussian gaussian(double deviation, long seed) {
    DMatrixRMaj factor = CommonOps_DDRM.identity(WIDTH);
    CommonOps_DDRM.scale(deviation, factor);
    factor.set(2, 1, 0.1);
    return new Gaussian(doubles(1, seed), factor);
  }

  private static TaskSelector encoders() {
    return new ReconstructionKey(
        List.of(new Reconstruction(encoder(24), 0.5), new Reconstruction(encoder(25), 0.6)));
  }

  private static LinearAutoEncoder encoder(long seed) {
    return new LinearAutoEncoder(
        doubles(1, seed), DMatrixRMaj.wrap(2, WIDTH, doubles(2, seed + 10)));
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void areRestoredToTheBit(Classifier classifier, String kind) throws IOException {
    AdapterArtifact artifact = artifact(classifier);
    Map<String, byte[]> files = artifact.files();

    AdapterArtifact restored =
        AdapterArtifact.read(
            "here",
            name -> {
              if (!files.containsKey(name)) {
                throw new FileNotFoundException(name);
              }
              return files.get(name);
            });

    assertThat(restored.config().classifier().kind()).hasToString(kind);
    assertThat(restored.classifier().score(ROWS).logits())
        .containsExactly(classifier.score(ROWS).logits());
    assertThat(restored.classifier().over(0, 2).score(ROWS).logits())
        .containsExactly(classifier.over(0, 2).score(ROWS).logits());
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void doNotFollowTexts(Classifier classifier, String kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifact(classifier).following(TEXTS))
        .withMessage("classifier: %s (expected: one that follows texts)", kind);
  }

  @Test
  void tasksHaveTheSameKindOfExpert() {
    RoutedClassifier mixed = routed(centres(), List.of(adapter(5), TEXTS.zeroShot()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifact(mixed))
        .withMessage(
            "classifiers of tasks: [AdaptedClassifier, CosineClassifier] (expected: texts or adapters)");
  }

  private static AdapterArtifact artifact(Classifier classifier) {
    return AdapterArtifact.of(
        "1.0",
        "strategy",
        new AdapterConfig.Origin(
            new PromptConfig.FrozenModel("model", "digest", 10),
            new PromptConfig.FeatureSource("features", "sha"),
            "a photo of a {}.",
            Map.of(),
            Map.of()),
        TEXTS,
        classifier);
  }

  private static float[] unit(int rows, long seed) {
    double[] values = doubles(rows, seed);
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) values[i];
    }
    return UnitRows.normalize(unit, WIDTH);
  }

  private static double[] doubles(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, rows * WIDTH).mapToDouble(i -> random.nextDouble(-1, 1)).toArray();
  }
}
