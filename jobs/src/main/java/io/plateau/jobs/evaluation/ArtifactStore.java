package io.plateau.jobs.evaluation;

import io.plateau.artifact.ArtifactException;
import io.plateau.artifact.PromptArtifact;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Reads artifacts from any Hadoop file system. */
public final class ArtifactStore {

  private ArtifactStore() {}

  /**
   * Reads a prompt.
   *
   * @throws ArtifactException when the directory holds none that is whole
   */
  public static PromptArtifact read(String directory, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(directory, configuration);
    if (!storage.exists(PromptArtifact.CONFIG)) {
      throw new ArtifactException(
          "Cannot read a prompt from %s: it has no %s, so it is not a prompt or its training did not finish. Run train with --out %s (and --resume)."
              .formatted(directory, PromptArtifact.CONFIG, directory));
    }
    return PromptArtifact.read(storage.root().toString(), storage::read);
  }
}
