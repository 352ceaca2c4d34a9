package io.plateau.jobs;

import io.plateau.jobs.prediction.LabelChoice;
import io.plateau.jobs.prediction.PredictionFormat;
import io.plateau.jobs.prediction.PredictionInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plateau predict} was asked for.
 *
 * @param artifact where the artifact is
 * @param kind of input
 * @param input where it is
 * @param out directory of the predictions
 * @param format of their files
 * @param topK classes that each prediction names
 * @param abstain probability below which an image abstains; 0 for none
 * @param calibrate feature set that the temperature is fitted on, if any
 * @param model where the frozen model is now, if not where it was
 * @param classes file of the names of classes to choose from, if others
 * @param texts file of their text features, if any
 * @param limits of the images
 */
record PredictArguments(
    ArtifactPlace artifact,
    PredictionInput.Kind kind,
    String input,
    String out,
    PredictionFormat format,
    int topK,
    double abstain,
    @Nullable String calibrate,
    @Nullable String model,
    @Nullable String classes,
    @Nullable String texts,
    PredictionInput.Limits limits) {

  PredictArguments {
    if (topK < 1) {
      throw new IllegalArgumentException("--top-k: %d (expected: >= 1)".formatted(topK));
    }
    if (!(abstain >= 0 && abstain <= 1)) {
      throw new IllegalArgumentException(
          "--abstain: %s (expected: a probability, 0 to 1)".formatted(abstain));
    }
    if (texts != null && classes == null) {
      throw new IllegalArgumentException(
          "--texts: %s (expected: beside --classes, the names of the classes that the texts are of)"
              .formatted(texts));
    }
  }

  /** What is asked of the artifact. */
  LabelChoice choice(@Nullable List<String> classNames) {
    return new LabelChoice(model, classNames, texts);
  }
}
