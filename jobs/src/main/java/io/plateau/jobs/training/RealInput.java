package io.plateau.jobs.training;

import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import java.io.IOException;

/** The features of images that a run learns from. */
public final class RealInput {

  private RealInput() {}

  /** The training split of a feature set, under the names an artifact keeps. */
  public static TrainingSource source(String location, String model, FeatureSet features)
      throws IOException {
    return new TrainingSource(
        features.read(Split.TRAIN),
        new PromptConfig.FeatureSource(location, features.digest()),
        model,
        Versions.plateau());
  }

  /** What would give features and text of different spaces. */
  public static void requireSameModel(
      FeatureSet features, FrozenClip clip, String location, String model) throws IOException {
    FeatureSetManifest.Model expected = features.manifest().model();
    if (expected.isNone()) {
      throw new IOException(
          "Cannot train on %s: nobody knows which model made its features, as they were prepared with --model none. Prepare them again with --model, or learn from them with adapt --texts."
              .formatted(location));
    }
    if (!clip.digest().equals(expected.digest())) {
      throw new IOException(
          "Cannot train on %s with model %s (SHA-256 %s): the features were made by another model, %s (%s). Give that one to --model, or prepare the features again."
              .formatted(location, model, clip.digest(), expected.name(), expected.digest()));
    }
  }
}
