package io.plateau.jobs.prediction;

import io.plateau.clip.TokenShape;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** What an artifact scores images with, as it travels to executors: without native memory. */
public sealed interface Scoring extends Serializable
    permits FeatureScoring, ConditionalScoring, SteeredScoring {

  /** How many classes it scores. */
  int classes();

  /** Images that are best scored at once. */
  int batch();

  /** The tokens that it looks at beside the feature; empty where the feature is enough. */
  Optional<TokenShape> tokens();

  /**
   * Opens it here; to be closed.
   *
   * @throws IOException when the frozen model that it needs is not here, or is another one
   */
  Scorer open(Configuration configuration) throws IOException;
}
