package io.plateau.jobs.continual;

import io.plateau.continual.replay.ReservoirBuffer;
import io.plateau.continual.replay.Sample;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Images and captions of another feature set, on which a prompt is to stay what it was.
 *
 * @param captions class names, of which the prompt makes captions
 * @param images drawn training rows
 * @param digest of the feature set
 */
record ReferenceSet(List<String> captions, Batch images, String digest) {

  /** Their similarities with all captions are taken in every step. */
  private static final int IMAGES = 256;

  ReferenceSet {
    captions = List.copyOf(captions);
  }

  /**
   * Opens a feature set.
   *
   * @param data of the stream that it is for
   * @param seed of the draw of images
   * @throws IOException if it cannot be read, or is of another model
   * @throws IllegalArgumentException if it has classes of a held-out set
   */
  static ReferenceSet open(String location, StreamData data, long seed, Configuration configuration)
      throws IOException {
    FeatureSet set = FeatureSet.open(location, configuration);
    String model = set.manifest().model().digest();
    if (!model.equals(data.modelDigest())) {
      throw new IOException(
          "Cannot use %s as reference: another model made its features (%s; the stream's: %s). Prepare them again with the stream's model."
              .formatted(location, model, data.modelDigest()));
    }
    List<String> captions = set.manifest().classNames();
    requireNotHeldOut(location, captions, data.scenario());
    FeatureTable train = set.read(Split.TRAIN);
    List<Sample> drawn = ReservoirBuffer.empty(IMAGES, seed).with(Sample.of(train)).samples();
    return new ReferenceSet(captions, Sample.batch(drawn, train.batch().width()), set.digest());
  }

  /** What is never trained on is no reference either. */
  private static void requireNotHeldOut(String location, List<String> captions, Scenario scenario) {
    Set<String> names = Set.copyOf(captions);
    for (Task heldOut : scenario.heldOut()) {
      List<String> shared = heldOut.classNames().stream().filter(names::contains).toList();
      if (!shared.isEmpty()) {
        throw new IllegalArgumentException(
            "reference: %s (expected: a feature set without the classes of held-out set %s, which nothing is learned from; it has %s)"
                .formatted(location, heldOut.name(), String.join(", ", shared)));
      }
    }
  }
}
