package io.plateau.jobs.evaluation;

import io.plateau.artifact.Artifact;
import io.plateau.artifact.ArtifactException;
import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Reads artifacts from any Hadoop file system. */
public final class ArtifactStore {

  private ArtifactStore() {}

  /**
   * Reads a prompt, or a classifier that was learned from features.
   *
   * @throws ArtifactException when the directory holds none that is whole
   */
  public static Artifact read(String directory, Configuration configuration) throws IOException {
    Storage storage = Storage.at(directory, configuration);
    if (!storage.exists(Artifact.CONFIG)) {
      throw new ArtifactException(
          "Cannot read a prompt from %s: it has no %s, so it is not a prompt or its training did not finish. Run train with --out %s (and --resume), or adapt."
              .formatted(directory, Artifact.CONFIG, directory));
    }
    try {
      return Artifact.read(storage.root().toString(), storage::read);
    } catch (FileNotFoundException e) {
      throw new ArtifactException(
          "Cannot read a prompt from %s: a file of it is missing (%s). Copy it again, or train again."
              .formatted(directory, e.getMessage()),
          e);
    }
  }
}
