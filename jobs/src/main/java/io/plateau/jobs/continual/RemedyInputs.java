package io.plateau.jobs.continual;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.RemedyKind;
import io.plateau.jobs.evaluation.ArtifactStore;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What remedies read beside the stream.
 *
 * @param reference what is distilled on; null where it is every task's own, or nothing is
 * @param generator what makes features of past classes' names; null where nothing does
 */
record RemedyInputs(@Nullable ReferenceSet reference, @Nullable GeneratorArtifact generator) {

  /**
   * Reads them.
   *
   * @throws IOException if one cannot be read, or is of another model
   * @throws IllegalArgumentException if one has classes of a held-out set
   */
  static RemedyInputs open(
      ContinualSettings settings, StreamData data, StreamModel model, Configuration configuration)
      throws IOException {
    return new RemedyInputs(
        reference(settings, data, configuration), generator(settings, data, model, configuration));
  }

  private static @Nullable ReferenceSet reference(
      ContinualSettings settings, StreamData data, Configuration configuration) throws IOException {
    Optional<String> location = settings.remedies().referenceSet();
    return settings.stream().strategy().has(RemedyKind.DISTILL) && location.isPresent()
        ? ReferenceSet.open(location.get(), data, settings.training().run().seed(), configuration)
        : null;
  }

  private static @Nullable GeneratorArtifact generator(
      ContinualSettings settings, StreamData data, StreamModel model, Configuration configuration)
      throws IOException {
    Optional<String> location = settings.remedies().generatorDirectory();
    if (location.isEmpty()) {
      return null;
    }
    GeneratorArtifact generator = ArtifactStore.readGenerator(location.get(), configuration);
    GeneratorReplay.requireFits(location.get(), generator, model.clip(), data.scenario());
    return generator;
  }

  /** SHA-256 of what there is, wherever it lies. */
  SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    if (reference != null) {
      digests.put("features of reference", reference.digest());
    }
    if (generator != null) {
      digests.put("generator", generator.digest());
    }
    return digests;
  }
}
