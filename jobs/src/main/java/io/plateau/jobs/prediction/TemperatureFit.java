package io.plateau.jobs.prediction;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.TemperatureScaling;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSlice;
import io.plateau.prep.featureset.ParquetTable.Columns;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The temperature that makes an artifact's confidence agree with its accuracy.
 *
 * @param features where the feature set was, as it was given
 * @param split of the rows
 * @param scaling what came out
 */
public record TemperatureFit(String features, Split split, TemperatureScaling scaling) {

  private static final int ROWS = 512;

  /** More rows say no more about one number. */
  private static final int MOST_SLICES = 64;

  /** The scores of a slice and what is true. */
  private record Scored(float[] logits, int[] labels) implements Serializable {}

  /**
   * Fits it on the validation rows of a feature set, or on its training rows where it has none;
   * never on test rows.
   *
   * @throws IOException if there are no such rows, or the features are not the artifact's
   */
  public static TemperatureFit of(String uri, Labeller labeller, JavaSparkContext context)
      throws IOException {
    FeatureSet features = FeatureSet.open(uri, context.hadoopConfiguration());
    PredictionInput.requireFits(features, uri, labeller);
    int classes = sharedClasses(features, uri, labeller);
    Split split = split(features, uri);
    List<FeatureSlice> slices = evenly(features.slices(split, ROWS));
    List<Scored> scored = score(slices, labeller, classes, context);
    int rows = scored.stream().mapToInt(part -> part.labels().length).sum();
    if (rows == 0) {
      throw new PredictionException(
          "Cannot calibrate on %s: its %s rows have none of the %d classes. Give a feature set of these classes to --calibrate."
              .formatted(uri, split.label(), labeller.classNames().size()));
    }
    return new TemperatureFit(
        uri,
        split,
        TemperatureScaling.fit(
            new ClassScores(logits(scored), labeller.classNames().size()),
            scored.stream().flatMapToInt(part -> IntStream.of(part.labels())).toArray(),
            labeller.classNames()));
  }

  private static Split split(FeatureSet features, String uri) throws PredictionException {
    for (Split split : List.of(Split.VAL, Split.TRAIN)) {
      if (features.manifest().rows(split) > 0) {
        return split;
      }
    }
    throw new PredictionException(
        "Cannot calibrate on %s: it has neither validation nor training rows, and test rows are for measuring. Give another feature set to --calibrate."
            .formatted(uri));
  }

  /** How many classes, from the first, both have. */
  private static int sharedClasses(FeatureSet features, String uri, Labeller labeller)
      throws PredictionException {
    List<String> known = labeller.classNames();
    List<String> labels = features.manifest().classNames();
    int shared = Math.min(known.size(), labels.size());
    if (!known.subList(0, shared).equals(labels.subList(0, shared))) {
      throw new PredictionException(
          "Cannot calibrate on %s: its %d classes are others than the %d that are chosen from, or in another order. Give a feature set of these classes to --calibrate."
              .formatted(uri, labels.size(), known.size()));
    }
    return shared;
  }

  private static List<FeatureSlice> evenly(List<FeatureSlice> slices) {
    int count = Math.min(MOST_SLICES, slices.size());
    return IntStream.range(0, count)
        .mapToObj(i -> slices.get(Math.toIntExact((long) i * slices.size() / count)))
        .toList();
  }

  private static List<Scored> score(
      List<FeatureSlice> slices, Labeller labeller, int classes, JavaSparkContext context) {
    Scoring scoring = labeller.scoring();
    Columns columns = PredictionInput.columns(labeller);
    Broadcast<Scoring> shared = context.broadcast(scoring);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    try {
      return context
          .parallelize(slices, slices.size())
          .map(
              slice ->
                  score(
                      new PredictionUnit.Features(slice, columns),
                      shared.value(),
                      classes,
                      configuration.value().value()))
          .collect();
    } finally {
      shared.destroy();
      configuration.destroy();
    }
  }

  private static Scored score(
      PredictionUnit unit, Scoring scoring, int classes, Configuration configuration)
      throws IOException {
    List<float[]> logits = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    UnitScores.of(
        unit,
        scoring,
        configuration,
        (images, scores) -> {
          for (int i = 0; i < images.size(); i++) {
            int label = images.get(i).target().label();
            if (label != Target.UNKNOWN && label < classes) {
              labels.add(label);
              logits.add(
                  Arrays.copyOfRange(
                      scores.logits(), i * scores.classes(), (i + 1) * scores.classes()));
            }
          }
        },
        aside -> {});
    return new Scored(join(logits), labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static float[] logits(List<Scored> scored) {
    return join(scored.stream().map(Scored::logits).toList());
  }

  private static float[] join(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int to = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, to, part.length);
      to += part.length;
    }
    return all;
  }
}
