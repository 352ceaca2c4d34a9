package io.plateau.jobs.training;

import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetException;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The synthetic features that settings name. */
public final class SyntheticInput {

  private static final Logger LOG = LoggerFactory.getLogger(SyntheticInput.class);

  private SyntheticInput() {}

  /**
   * What a run learns from, with the synthetic features of its settings where they name some.
   *
   * @throws IOException when they cannot be read or are of another model
   */
  public static TrainingSource addedTo(
      TrainingSource source, TrainSettings settings, FrozenClip clip, Configuration configuration)
      throws IOException {
    Optional<String> location = settings.sampling().syntheticSet();
    return location.isPresent()
        ? source.withSynthetic(
            read(location.get(), clip.digest(), clip.config().projection(), configuration))
        : source;
  }

  /**
   * Reads synthetic features.
   *
   * @param digest of the model of the real ones
   * @param width of the real ones
   * @throws IOException when they cannot be read or are of another model
   */
  public static SyntheticRows read(
      String location, String digest, int width, Configuration configuration) throws IOException {
    try {
      FeatureSet features = FeatureSet.open(location, configuration);
      requireModel(location, features.manifest().model(), digest, width);
      if (features.manifest().synthetic() == null) {
        LOG.warn(
            "synthetic={} holds features of images; they are taken as if they were synthetic.",
            location);
      }
      return new SyntheticRows(
          features.read(Split.TRAIN), new PromptConfig.FeatureSource(location, features.digest()));
    } catch (FeatureSetException e) {
      throw new IOException("Cannot use synthetic=%s: %s".formatted(location, e.getMessage()), e);
    }
  }

  private static void requireModel(
      String location, FeatureSetManifest.Model model, String digest, int width)
      throws IOException {
    if (!model.digest().equals(digest) || model.width() != width) {
      throw new IOException(
          "Cannot use synthetic=%s: its features were made for model %s (SHA-256 %s, %d wide), the run's has SHA-256 %s and is %d wide. Draw them with a generator of this model."
              .formatted(location, model.name(), model.digest(), model.width(), digest, width));
    }
  }
}
