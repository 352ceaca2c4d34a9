package io.plateau.artifact;

import io.plateau.adapter.AdaptedClassifier;
import io.plateau.adapter.CacheClassifier;
import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.LinearClassifier;
import io.plateau.adapter.TipAdapterSettings;
import io.plateau.artifact.AdapterConfig.Formula;
import io.plateau.artifact.AdapterConfig.Kind;
import io.plateau.continual.closedform.RailClassifier;
import io.plateau.continual.closedform.RidgeClassifier;
import io.plateau.continual.selection.RoutedClassifier;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The learned tensors of classifiers as a file, from which each is restored to the bit. */
final class ClassifierFile {

  private static final String WEIGHT = "weight";
  private static final String BIAS = "bias";
  private static final String KEYS = "cache_keys";
  private static final String LABELS = "cache_labels";
  private static final String DOWN = "adapter.fc.0.weight";
  private static final String UP = "adapter.fc.2.weight";
  private static final String ALPHA = "alpha";
  private static final String BETA = "beta";
  private static final String RATIO = "ratio";
  private static final String SHARE = "zero-shot-share";

  private ClassifierFile() {}

  /**
   * What its logits are.
   *
   * @throws IllegalArgumentException for a classifier that no artifact holds
   */
  static Formula formula(Classifier classifier) {
    if (classifier instanceof LinearClassifier) {
      return new Formula(Kind.LINEAR, new TreeMap<>());
    }
    if (classifier instanceof CacheClassifier cache) {
      return new Formula(
          Kind.CACHE,
          new TreeMap<>(Map.of(ALPHA, cache.settings().alpha(), BETA, cache.settings().beta())));
    }
    if (classifier instanceof AdaptedClassifier adapted) {
      return new Formula(Kind.ADAPTER, new TreeMap<>(Map.of(RATIO, adapted.ratio())));
    }
    if (classifier instanceof CosineClassifier) {
      return new Formula(Kind.TEXTS, new TreeMap<>());
    }
    if (classifier instanceof RidgeClassifier) {
      return new Formula(Kind.RIDGE, new TreeMap<>());
    }
    if (classifier instanceof RailClassifier rail) {
      return new Formula(Kind.RAIL, new TreeMap<>(Map.of(SHARE, rail.zeroShotShare())));
    }
    if (classifier instanceof RoutedClassifier routed) {
      return RoutedFile.formula(routed);
    }
    throw new IllegalArgumentException(
        "classifier: %s (expected: one that a learner on features or a strategy of streams gives)"
            .formatted(classifier.getClass().getSimpleName()));
  }

  static byte[] encode(Classifier classifier) {
    if (classifier instanceof LinearClassifier linear) {
      long classes = linear.classes();
      return SafetensorsWriter.encodeDoubles(
          Map.of(
              WEIGHT,
              new HostDoubles(new long[] {classes, linear.width()}, linear.weights()),
              BIAS,
              new HostDoubles(new long[] {classes}, linear.bias())),
          Map.of());
    }
    if (classifier instanceof CacheClassifier cache) {
      Batch shots = cache.cache();
      return SafetensorsWriter.encode(
          Map.of(
              KEYS,
              new HostTensor(new long[] {shots.rows(), shots.width()}, shots.features()),
              LABELS,
              labels(shots.labels())),
          Map.of());
    }
    if (classifier instanceof AdaptedClassifier adapted) {
      return SafetensorsWriter.encode(Map.of(DOWN, adapted.down(), UP, adapted.up()), Map.of());
    }
    if (classifier instanceof RidgeClassifier ridge) {
      return SafetensorsWriter.encodeDoubles(RidgeFile.tensors(ridge), Map.of());
    }
    if (classifier instanceof RailClassifier rail) {
      return SafetensorsWriter.encodeDoubles(RidgeFile.tensors(rail.ridge()), Map.of());
    }
    if (classifier instanceof RoutedClassifier routed) {
      return SafetensorsWriter.encodeDoubles(RoutedFile.tensors(routed), Map.of());
    }
    return SafetensorsWriter.encode(Map.of(), Map.of());
  }

  /**
   * Restores a classifier.
   *
   * @throws IllegalArgumentException if the tensors do not go with one another
   */
  static Classifier decode(Formula formula, ClassTexts texts, Safetensors file) throws IOException {
    return switch (formula.kind()) {
      case TEXTS -> texts.zeroShot();
      case LINEAR ->
          new LinearClassifier(
              file.doubles(WEIGHT).values(), file.doubles(BIAS).values(), texts.width());
      case CACHE -> {
        float[] labels = file.tensor(LABELS).values();
        yield new CacheClassifier(
            texts,
            new Batch(
                file.tensor(KEYS).values(),
                IntStream.range(0, labels.length).map(shot -> (int) labels[shot]).toArray(),
                texts.width()),
            new TipAdapterSettings(formula.number(ALPHA), formula.number(BETA)));
      }
      case ADAPTER ->
          new AdaptedClassifier(texts, file.tensor(DOWN), file.tensor(UP), formula.number(RATIO));
      case RIDGE -> RidgeFile.decode(file);
      case RAIL ->
          RailClassifier.of(
              CosineClassifier.of(texts.features(), texts.logitScale()),
              RidgeFile.decode(file),
              formula.number(SHARE));
      case NEAREST_CENTRE, GAUSSIAN_KEY, RECONSTRUCTION_KEY ->
          RoutedFile.decode(formula, texts, file);
    };
  }

  /** As float32, which holds every label below 2^24 exactly. */
  private static HostTensor labels(int[] labels) {
    HostTensor tensor = HostTensor.zeros(labels.length);
    for (int shot = 0; shot < labels.length; shot++) {
      tensor.values()[shot] = labels[shot];
    }
    return tensor;
  }
}
